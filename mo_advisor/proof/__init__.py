"""What holds of a protocol over all the answers that anybody can give: pure, no files, no terminal.

The engine (the rooms `advice` and `interview`) is what is judged here; it must not be its own judge. So there is a wall through this room. What a
protocol means is read a second time in `oracle`, which imports the vocabulary, the protocol and its records, and nothing of the engine; that this
says some things twice is its purpose, and no reason to merge the two. `answer_classes` groups answers by the oracle alone, and takes from the engine
only the record in which answers are held. The other modules run the engine and hold what it makes against the oracle. `tests/proof/test_wall.py`
keeps the wall.
"""
