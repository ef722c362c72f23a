package estrik.sandbox;

import java.util.List;

/// An app connector of the sandbox with its two keys. It never prints the keys.
///
/// @param name its description in Profit, which stands in the subject of the mail with a one-time code
/// @param apiKey 32 hexadecimal digits, upper case ("API-sleutel")
/// @param environmentKey 32 hexadecimal digits, upper case ("Omgevingssleutel"; REST calls it `apiToken`)
/// @param group the user group whose members may have a token
/// @param blocked whether every call through it is refused
/// @param getConnectors ids of the GetConnectors that are linked to it
public record AppConnector(
        String name, String apiKey, String environmentKey, String group, boolean blocked, List<String> getConnectors) {
    public AppConnector {
        getConnectors = List.copyOf(getConnectors);
    }

    AppConnector blocked(boolean now) {
        return new AppConnector(name, apiKey, environmentKey, group, now, getConnectors);
    }

    boolean links(String getConnector) {
        return getConnectors.stream().anyMatch(getConnector::equalsIgnoreCase);
    }

    @Override
    public String toString() {
        return "AppConnector[" + name + (blocked ? ", blocked]" : "]");
    }
}
