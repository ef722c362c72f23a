package estrik.sandbox.company;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A user of the Authorisation tool.
///
/// @param participant the number of the participant whose user it is
/// @param code the part after the participant number, such as `anna`
/// @param mail the e-mail address in Profit, or null when it has none
/// @param groups the user groups it is a member of
public record User(
        String participant,
        String code,
        String name,
        @Nullable String mail,
        Set<String> groups,
        boolean blocked) {
    public User(
            @Nullable String participant,
            String code,
            String name,
            @Nullable String mail,
            Set<String> groups,
            boolean blocked) {
        // A file of an earlier version has none.
        this.participant = participant == null ? SampleCompany.PARTICIPANT : participant;
        this.code = code;
        this.name = name;
        this.mail = mail;
        this.groups = Set.copyOf(groups);
        this.blocked = blocked;
    }

    /// A user, who becomes one of the participant in whose [State] he is put.
    public User(String code, String name, @Nullable String mail, Set<String> groups, boolean blocked) {
        this(SampleCompany.PARTICIPANT, code, name, mail, groups, blocked);
    }

    User of(String participant) {
        return new User(participant, code, name, mail, groups, blocked);
    }

    public boolean isIn(String group) {
        return groups.contains(group);
    }

    /// The user id on the wire: participant number, period, user code.
    public String id() {
        return participant + "." + code;
    }

    // OAS Inrichting.json: userId is `NNNNN.user` or, in REST, the e-mail address. The bare code is our own ease.
    boolean answersTo(String given) {
        var name = given.strip();
        return name.equalsIgnoreCase(id()) || name.equalsIgnoreCase(code) || name.equalsIgnoreCase(mail);
    }

    public User groups(Set<String> now) {
        return new User(code, name, mail, now, blocked);
    }

    public User with(String group) {
        var more = new HashSet<>(groups);
        more.add(group);
        return groups(more);
    }

    public User without(String group) {
        var less = new HashSet<>(groups);
        less.removeIf(group::equalsIgnoreCase);
        return groups(less);
    }

    User blocked(boolean now) {
        return new User(participant, code, name, mail, groups, now);
    }

    /// How a user code is kept: without spaces around it, in small letters.
    public static String normal(String code) {
        return code.strip().toLowerCase(Locale.ROOT);
    }
}
