"""How far a picture is from another one, which may be some times as large: compare.py ONE OTHER MEAN
BLOCK prints what is more than MEAN of 255 in the mean, or BLOCK in a block of 16 by 16 pixels."""
import sys
from PIL import Image
import numpy

one, other = (numpy.asarray(Image.open(name).convert("RGB")).astype(float) for name in sys.argv[1:3])
mean, block = map(float, sys.argv[3:5])
times = round(other.shape[0] / one.shape[0])
height, width = (min(one.shape[i], other.shape[i] // times) for i in (0, 1))
other = other[:height * times, :width * times].reshape(height, times, width, times, 3).mean(axis=(1, 3))
off = abs(one[:height, :width] - other).mean(axis=2)
rows, columns = height // 16, width // 16
blocks = off[:rows * 16, :columns * 16].reshape(rows, 16, columns, 16).mean(axis=(1, 3))
if off.mean() > mean or blocks.max() > block:
    row, column = numpy.unravel_index(blocks.argmax(), blocks.shape)
    print(f"off by {off.mean():.2f}, and {blocks.max():.1f} at {column * 16}, {row * 16}")
