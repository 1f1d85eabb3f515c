"""The form of each lexicon: one pydantic model a kind, named in the file's own name.

`catalogue` has them all by that name; importing one module costs only what it defines.
"""
