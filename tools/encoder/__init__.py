"""The parts of ``build_encoder.py``: source, table, graph, tokenizer, release."""
