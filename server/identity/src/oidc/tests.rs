//! Tests against a provider made of a closure.
