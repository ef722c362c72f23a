package estrik.sandbox.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every fact that the tests of this package hold, and how the coverage page tells it.
public final class Facts {
    // What a sentence made from the name of a test cannot know. The longer ones come first.
    private static final List<String> SPELLINGS = List.of(
            "get token from otp=GetTokenFromOTP",
            "profit get connectoren=ProfitGetConnectoren",
            "send file as binary=SendFileAsBinary",
            "get xml schema=GetXmlSchema",
            "xml schema=XML Schema",
            "called u and=called U and",
            "get data with options=GetDataWithOptions",
            "accept language=Accept-Language",
            "filter json=filterjson",
            "filters xml=filtersXml",
            "generate otp=GenerateOTP",
            "get connectors=GetConnectors",
            "get connector=GetConnector",
            "get data=GetData",
            "execute result=ExecuteResult",
            "in site=InSite",
            "integration id=IntegrationId",
            "kn subject dynamic=KnSubjectDynamic",
            "kn subject=KnSubject",
            "o auth=OAuth",
            "es 256=ES256",
            "otp request=OtpRequest",
            "otp validation=OtpValidation",
            "order by=orderbyfieldids",
            "soap action=SOAPAction",
            "update connectors=UpdateConnectors",
            "update connector=UpdateConnector",
            "base 64=base64",
            "utf 8=UTF-8",
            "afas=AFAS",
            "amsterdam=Amsterdam",
            "anna=Anna",
            "api token=apiToken",
            "api=API",
            "dpop=DPoP",
            "guid=GUID",
            "guids=GUIDs",
            "http=HTTP",
            "https=HTTPS",
            "ip=IP",
            "json=JSON",
            "jwt=JWT",
            "kb=KB",
            "mb=MB",
            "pkce=PKCE",
            "profit=Profit",
            "invoke=Invoke",
            "rest=REST",
            "s256=S256",
            "soap=SOAP",
            "wsdl=WSDL",
            "xml=XML",
            "z=Z");

    /// A fact and the test that holds it.
    ///
    /// @param words the name of the test as a sentence
    public record Held(String section, String words, List<Mark> marks, List<String> operations, String test) {
        Held(Fact fact, String method, Class<?> test) {
            this(
                    fact.section(),
                    Facts.words(method),
                    List.of(fact.mark()),
                    List.of(fact.operation()),
                    test.getSimpleName());
        }

        private String row() {
            var about = operations.stream()
                    .map(each -> each.equals(Operations.SERVER) ? "all" : "`" + each + "`")
                    .collect(joining("<br>"));
            return "| %s | %s | %s | %s | `%s` |\n".formatted(section, words, signs(marks), about, test);
        }
    }

    private Facts() {}

    /// All of them, section by section.
    public static List<Held> all() {
        return tests().flatMap(test -> Arrays.stream(test.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Fact.class))
                        .map(method -> new Held(method.getAnnotation(Fact.class), method.getName(), test)))
                .sorted(Comparator.comparing((Held each) -> place(each.section()))
                        .thenComparing(Held::test)
                        .thenComparing(Held::words))
                .toList();
    }

    /// The table of all facts.
    public static String table() {
        return "| section | fact | rests on | operation | test |\n|---|---|---|---|---|\n"
                + all().stream().map(Held::row).collect(joining());
    }

    /// How many facts are held of an operation, and how many of them rest on what.
    public static String summary(String operation) {
        var held = all().stream()
                .filter(each -> each.operations().contains(operation))
                .toList();
        var counted = new TreeMap<>(
                held.stream().collect(groupingBy(each -> each.marks().getFirst())));
        return held.size() + ": "
                + counted.entrySet().stream()
                        .map(each ->
                                each.getValue().size() + " " + each.getKey().sign())
                        .collect(joining(", "));
    }

    private static String signs(List<Mark> marks) {
        return marks.stream().map(Mark::sign).collect(joining(", "));
    }

    // 4.10 comes after 4.9.
    private static String place(String section) {
        return Arrays.stream(section.split("\\.", -1)).map("%4s"::formatted).collect(joining("."));
    }

    /// The name of a test as a sentence.
    static String words(String method) {
        var plain = String.join(
                        " ", method.split("(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Z])", -1))
                .toLowerCase(Locale.ROOT);
        var spelt = plain;
        for (var spelling : SPELLINGS) {
            var halves = spelling.split("=", 2);
            spelt = spelt.replaceAll("\\b" + halves[0] + "\\b", halves[1]);
        }
        boolean isName = !spelt.startsWith(plain.split(" ", 2)[0]);
        return isName ? spelt : spelt.substring(0, 1).toUpperCase(Locale.ROOT) + spelt.substring(1);
    }

    /// Every test class of this package.
    static Stream<Class<?>> tests() {
        try {
            var root = Path.of(Facts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.list(root.resolve("estrik/sandbox/conformance"))) {
                return files
                        .map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith("Test.class"))
                        .sorted()
                        .<Class<?>>map(name -> type(name.substring(0, name.length() - ".class".length())))
                        .toList()
                        .stream();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(Facts.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
