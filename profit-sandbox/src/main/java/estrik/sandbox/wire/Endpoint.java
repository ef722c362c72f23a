package estrik.sandbox.wire;

import java.util.function.Function;

/// A method and a path of the sandbox, and what answers a call of them.
///
/// @param path in any letter case; a part in braces is a variable
public record Endpoint(String method, String path, Function<Request, Reply> answer) {}
