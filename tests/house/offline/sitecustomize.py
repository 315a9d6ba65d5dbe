"""Every Python that a test starts imports this on its way up, and is as offline as the test."""

import offline

offline.block()
