package estrik.sandbox.office;

import java.util.List;

/// The UpdateConnectors that an app connector may be linked to.
final class UpdateConnectorNames {
    static final List<String> ALL = List.of("KnSubject", "KnSubjectReaction", "KnSubjectWorkflowReaction");

    private UpdateConnectorNames() {}
}
