# Words of citizen.
