package estrik.profit;

import static estrik.profit.Element.element;

/// What somebody says on a dossier item, by itself or while handling a workflow task. Immutable: each word
/// gives a new reaction.
///
/// ```java
/// reaction("The amount is wrong").internal().attach("invoice.pdf", bytes)
/// ```
///
/// Source: AFAS OpenAPI, `KnSubjectWorkflowReaction`; AFAS help, *KnSubjectWorkflowReaction*.
public final class Reaction {
    static final Reaction NONE = reaction("");

    private final Element element;

    private Reaction(Element element) {
        this.element = element;
    }

    /// A reaction of this text; an empty one leaves the text to what else is said, such as an emoji.
    public static Reaction reaction(String text) {
        var nothing = element("KnWorkflow");
        return new Reaction(text.isEmpty() ? nothing : nothing.set("Tx", text));
    }

    /// Seen inside the organisation only. What is not said is for Profit to decide; AFAS's help says
    /// [#internalAndExternal()].
    public Reaction internal() {
        return new Reaction(element.set("VaRe", "I"));
    }

    /// Seen inside the organisation and outside it.
    public Reaction internalAndExternal() {
        return new Reaction(element.set("VaRe", "EI"));
    }

    /// With a file; several may be added.
    ///
    /// @param fileName the name that people see
    public Reaction attach(String fileName, byte[] content) {
        return holding(element("KnReactionAttachment").set("FileName", fileName).set("FileStream", content));
    }

    /// With a file that Profit has already; several may be added.
    ///
    /// @param fileId its id, 32 hexadecimal digits
    public Reaction attachFile(String fileId) {
        return holding(element("KnReactionAttachment").set("FileId", fileId));
    }

    /// As an answer to another reaction on the same dossier item.
    public Reaction replyTo(long reactionId) {
        return new Reaction(element.set("RTId", reactionId));
    }

    /// With a label.
    ///
    /// @param labelId the number of the label (`SLId`)
    public Reaction label(long labelId) {
        return holding(element("KnReactionLabel").set("SLId", labelId));
    }

    /// With an emoji.
    ///
    /// @param name AFAS's name of it (`EmNa`), such as `thumbsup`, `thumbsdown`, `party` or `heart`
    public Reaction emoji(String name) {
        return holding(element("KnReactionEmoji").set("EmNa", name));
    }

    private Reaction holding(Element inner) {
        return new Reaction(element.with(inner));
    }

    boolean isEmpty() {
        return element.fields().isEmpty() && element.inside().isEmpty();
    }

    /// As the row that says it on a dossier item.
    Element on(long subjectId) {
        return element.set("SbId", subjectId);
    }

    /// The names of its fields; what it says stays out of logs.
    @Override
    public String toString() {
        return "Reaction[" + element + "]";
    }
}
