package estrik.workspace.activation;

/// Somebody's standing with a connection is another than before.
public record ActivationChanged(String personId, String connectionId) {}
