package estrik.sandbox.update;

import java.util.Map;

/// A row that was inserted.
///
/// @param object the name of its object
/// @param keys the values that tell it from others
public record Result(String object, Map<String, String> keys) {}
