package estrik.sandbox.wire;

import java.util.List;
import javax.xml.stream.XMLInputFactory;

/// How the sandbox reads XML of strangers: no document types, nothing from elsewhere, but as long as it must be.
public final class XmlReading {
    // Since JDK 24 these count even `&lt;`, and a dataXml is full of it. Without document types nothing can grow.
    private static final List<String> LIMITS_OF_ENTITIES = List.of(
            "jdk.xml.entityExpansionLimit",
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.entityReplacementLimit");

    private XmlReading() {}

    /// A factory of readers. Shared by threads once it is made.
    public static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        LIMITS_OF_ENTITIES.stream()
                .filter(factory::isPropertySupported)
                .forEach(each -> factory.setProperty(each, "0"));
        return factory;
    }
}
