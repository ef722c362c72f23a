package estrik.workspace.feed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// Why the last try brought nothing new. What was there before stays.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Trouble.NoAnswer.class, name = "noAnswer"),
    @JsonSubTypes.Type(value = Trouble.Busy.class, name = "busy"),
    @JsonSubTypes.Type(value = Trouble.Maintenance.class, name = "maintenance"),
    @JsonSubTypes.Type(value = Trouble.NeedsAdministrator.class, name = "needsAdministrator"),
    @JsonSubTypes.Type(value = Trouble.NotUnderstood.class, name = "notUnderstood"),
})
public sealed interface Trouble {
    /// When it began.
    Instant since();

    /// AFAS did not answer, or broke off.
    record NoAnswer(Instant since) implements Trouble {}

    /// AFAS asks for patience, and is left alone that long.
    sealed interface Later extends Trouble {
        /// When it may be asked again.
        Instant until();
    }

    /// AFAS has too much to do, or still works on what was asked before.
    record Busy(Instant since, Instant until) implements Later {}

    /// AFAS is in maintenance.
    record Maintenance(Instant since, Instant until) implements Later {}

    /// Only somebody with rights in AFAS can mend it.
    ///
    /// @param detail the name of the GetConnector or field that it is about
    record NeedsAdministrator(Instant since, Reason reason, String detail) implements Trouble {}

    /// AFAS answered something that is not an answer.
    record NotUnderstood(Instant since) implements Trouble {}

    /// What an administrator has to look at.
    enum Reason {
        IP_REFUSED,
        NOT_PERMITTED,
        FIELD_MISSING,
        NOT_FOUND
    }
}
