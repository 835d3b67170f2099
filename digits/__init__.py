import os

# Read when numpy is first imported: of a product of 20 rows a second thread makes nothing faster,
# and the slowest of many far slower as soon as cores are shared.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
