//! Pages of a citizen who signed in.
