package io.waybill.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Which components and languages of Camel are among the libraries. */
final class Libraries {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private Libraries() {}

    static boolean component(String scheme) {
        return Libraries.class.getResource("/" + SERVICES + "component/" + scheme) != null;
    }

    static boolean language(String name) {
        return name.equals("method")
                || name.equals("expression")
                || name.equals("language")
                || Libraries.class.getResource("/" + SERVICES + "language/" + name) != null;
    }

    /** The names of all components. */
    static Set<String> components() {
        return all("component");
    }

    /** The names of all languages. */
    static Set<String> languages() {
        Set<String> names = all("language");
        names.remove("bean");
        names.add("method");
        return names;
    }

    private static Set<String> all(String kind) {
        Set<String> names = new TreeSet<>();
        try {
            for (URL list :
                    Collections.list(Libraries.class.getClassLoader().getResources(SERVICES + kind + ".properties"))) {
                Properties properties = new Properties();
                try (InputStream in = list.openStream()) {
                    properties.load(in);
                }
                names.addAll(Set.of(properties.getProperty(kind + "s", "").split(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The libraries must be readable, and are not", e);
        }
        names.remove("");
        return names;
    }
}
