"""The journal under `kill -9`: what was acknowledged stays, nothing is half, no letter is lost.

python -m tests.kill [--kills 50] [--seed N] [--database sqlite|postgres]
"""
