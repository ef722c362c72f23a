package estrik.workspace.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// HTML read strictly: what is opened is closed, in order. Enough to ask questions of our own pages.
record Html(List<Element> elements) {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z_:][-a-zA-Z0-9_:.]*)(?:=\"([^\"]*)\")?");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "hr", "img");

    record Element(
            String name,
            Map<String, String> attributes,
            @Nullable Element parent,
            List<Element> within) {
        @Nullable
        String attribute(String key) {
            return attributes.get(key);
        }

        boolean is(String wanted) {
            return name.equals(wanted);
        }

        boolean isInside(String wanted) {
            for (var up = parent; up != null; up = up.parent) {
                if (up.is(wanted)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return "<" + name + " " + attributes + ">";
        }
    }

    static Html read(String text) {
        var all = new ArrayList<Element>();
        var open = new ArrayDeque<Element>();
        var tag = TAG.matcher(text.replaceAll("(?s)<!--.*?-->", ""));
        while (tag.find()) {
            var name = tag.group(2);
            if (tag.group(1).equals("/")) {
                var last = open.isEmpty() ? null : open.pop();
                if (last == null || !last.is(name)) {
                    throw new AssertionError("</" + name + "> closes " + last);
                }
                continue;
            }
            var element = new Element(name, attributes(tag.group(3)), open.peek(), new ArrayList<>());
            all.add(element);
            open.forEach(outer -> outer.within().add(element));
            if (!VOID.contains(name) && !tag.group(3).endsWith("/")) {
                open.push(element);
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError("never closed: " + open);
        }
        return new Html(all);
    }

    private static Map<String, String> attributes(String text) {
        var found = new HashMap<String, String>();
        var attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            var value = attribute.group(2);
            if (found.put(attribute.group(1), value == null ? "" : value) != null) {
                throw new AssertionError("twice " + attribute.group(1) + " in " + text);
            }
        }
        return found;
    }

    List<Element> all(String name) {
        return elements.stream().filter(element -> element.is(name)).toList();
    }

    List<String> values(String attribute) {
        return elements.stream()
                .flatMap(element -> element.attributes().containsKey(attribute)
                        ? java.util.stream.Stream.of(element.attributes().get(attribute))
                        : java.util.stream.Stream.empty())
                .toList();
    }
}
