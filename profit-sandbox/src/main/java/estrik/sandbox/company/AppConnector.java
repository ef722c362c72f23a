package estrik.sandbox.company;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An app connector of the sandbox with its two keys. It never prints the keys.
///
/// @param name its description in Profit, which stands in the subject of the mail with a one-time code
/// @param apiKey 32 hexadecimal digits, upper case ("API-sleutel")
/// @param environmentKey 32 hexadecimal digits, upper case ("Omgevingssleutel"; REST calls it `apiToken`)
/// @param group the user group whose members may have a token
/// @param blocked whether every call through it is refused
/// @param getConnectors ids of the GetConnectors that are linked to it
/// @param updateConnectors ids of the UpdateConnectors that are linked to it
/// @param services the special connectors that are linked to it
public record AppConnector(
        String name,
        String apiKey,
        String environmentKey,
        String group,
        boolean blocked,
        List<String> getConnectors,
        List<String> updateConnectors,
        Set<Service> services) {

    /// What stands on the tab "Connectors": connectors that are neither for getting nor for updating rows.
    public enum Service {
        SUBJECT,
        DATA,
        REPORT,
        VERSION;

        /// The one that opens this resource, such as `FileConnector`, which goes with the subject connector.
        public static Optional<Service> opening(String resource) {
            return switch (resource.toLowerCase(Locale.ROOT)) {
                case "subjectconnector", "fileconnector", "imageconnector" -> Optional.of(SUBJECT);
                case "dataconnector" -> Optional.of(DATA);
                case "reportconnector" -> Optional.of(REPORT);
                case "versionconnector" -> Optional.of(VERSION);
                default -> Optional.empty();
            };
        }
    }

    public AppConnector {
        getConnectors = List.copyOf(getConnectors);
        updateConnectors = List.copyOf(updateConnectors);
        services = Set.copyOf(services);
    }

    /// One with fresh keys and nothing linked. One made by hand begins blocked, as in Profit.
    // Help App_Apps_Custom_Add: a manually made app connector is blocked at first.
    public static AppConnector fresh(String name, String group) {
        return new AppConnector(name, Secrets.hex(16), Secrets.hex(16), group, true, List.of(), List.of(), Set.of());
    }

    public AppConnector named(String now) {
        return new AppConnector(now, apiKey, environmentKey, group, blocked, getConnectors, updateConnectors, services);
    }

    public AppConnector blocked(boolean now) {
        return new AppConnector(name, apiKey, environmentKey, group, now, getConnectors, updateConnectors, services);
    }

    public AppConnector getConnectors(List<String> now) {
        return new AppConnector(name, apiKey, environmentKey, group, blocked, now, updateConnectors, services);
    }

    public AppConnector updateConnectors(List<String> now) {
        return new AppConnector(name, apiKey, environmentKey, group, blocked, getConnectors, now, services);
    }

    public AppConnector services(Set<Service> now) {
        return new AppConnector(name, apiKey, environmentKey, group, blocked, getConnectors, updateConnectors, now);
    }

    public AppConnector group(String now) {
        return new AppConnector(name, apiKey, environmentKey, now, blocked, getConnectors, updateConnectors, services);
    }

    public boolean links(String getConnector) {
        return getConnectors.stream().anyMatch(getConnector::equalsIgnoreCase);
    }

    public boolean linksUpdate(String updateConnector) {
        return updateConnectors.stream().anyMatch(updateConnector::equalsIgnoreCase);
    }

    @Override
    public String toString() {
        return "AppConnector[" + name + (blocked ? ", blocked]" : "]");
    }
}
