"""Domain values ↔ the JSON Lines objects of docs/contracts.md (pure; unknown fields are kept)."""
