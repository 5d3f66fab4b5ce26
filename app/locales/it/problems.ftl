# Words of problems.
