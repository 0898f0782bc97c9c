"""The model for a browser: its month, made from the Python source, and its luck, as WebAssembly.

`translator` and `body` turn functions of the model into C; `luck.c` and `run.c` bring NumPy's luck
and the loop over runs; `build` compiles the whole; `asset` holds the worlds that can be chosen.
"""
