package estrik.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a token may use: `metainfo` and `ProfitVersion`.
final class Metainfo {
    // OAS OpenAPI: the value of its example.
    private static final String VERSION = "22.22.5";

    private final Company company;

    Metainfo(Company company) {
        this.company = company;
    }

    @Operation(value = "GET /ProfitRestServices/ProfitVersion", source = "AFAS OpenAPI")
    @Unverified("Whether the version connector must be linked first; here it always answers")
    Reply version(Request request) {
        Access.of(request, company);
        return Reply.json(200, Map.of("version", VERSION));
    }

    @Operation(value = "GET /ProfitRestServices/metainfo", source = "AFAS OpenAPI /MetaInfo")
    @Unverified("The exact form of info.group")
    Reply everything(Request request) {
        var access = Access.of(request, company);
        var info = new LinkedHashMap<String, Object>();
        info.put("envid", SampleCompany.ENVIRONMENT);
        info.put("appName", access.connector().name());
        info.put("group", access.connector().group() + " (" + access.user().id() + ")");
        info.put("tokenExpiry", "0");
        var all = new LinkedHashMap<String, Object>();
        all.put("updateConnectors", List.of());
        all.put("getConnectors", getConnectors(access, request));
        all.put("info", info);
        return Reply.json(200, all);
    }

    private static List<Map<String, String>> getConnectors(Access access, Request request) {
        return access.connector().getConnectors().stream()
                .map(GetConnectors::find)
                .flatMap(Optional::stream)
                .<Map<String, String>>map(definition -> {
                    var one = new LinkedHashMap<String, String>();
                    one.put("id", definition.id());
                    one.put("description", definition.description(request.language()));
                    return one;
                })
                .toList();
    }

    @Operation(value = "GET /ProfitRestServices/metainfo/get/{connector}", source = "AFAS OpenAPI /Metainfo")
    @Unverified("The fields of the two GetConnectors, and the meaning of controlType")
    Reply getConnector(Request request) {
        var definition = Access.of(request, company).getConnector(request.variable("connector"));
        var fields = definition.fields();
        var all = new LinkedHashMap<String, Object>();
        all.put("name", definition.id());
        all.put("description", definition.description(request.language()));
        all.put(
                "fields",
                IntStream.range(0, fields.size())
                        .mapToObj(at -> field(fields.get(at), at + 1, request))
                        .toList());
        return Reply.json(200, all);
    }

    private static Map<String, Object> field(GetConnectors.Field field, int number, Request request) {
        var one = new LinkedHashMap<String, Object>();
        one.put("id", field.id());
        one.put("fieldId", "U%03d".formatted(number));
        one.put("dataType", field.dataType());
        one.put("label", field.label(request.language()));
        one.put("length", field.length());
        one.put("controlType", field.controlType());
        one.put("decimals", 0);
        one.put("decimalsFieldId", "");
        return one;
    }
}
