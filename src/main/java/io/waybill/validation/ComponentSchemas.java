package io.waybill.validation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.camel.catalog.impl.CamelContextJSonSchemaResolver;

/** The descriptions of components that lie in their libraries. */
final class ComponentSchemas extends CamelContextJSonSchemaResolver {
    private static final Pattern CLASS = Pattern.compile("class=(\\S+)");

    ComponentSchemas() {
        super(null);
    }

    @Override
    public String getComponentJSonSchema(String scheme) {
        String service = text("/META-INF/services/org/apache/camel/component/" + scheme);
        return service == null
                ? null
                : CLASS.matcher(service)
                        .results()
                        .findFirst()
                        .map(type -> text("/META-INF/"
                                + type.group(1).replaceFirst("\\.[^.]*$", "").replace('.', '/') + "/" + scheme
                                + ".json"))
                        .orElse(null);
    }

    private static String text(String resource) {
        try (InputStream in = ComponentSchemas.class.getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("A library must be readable, and is not: " + resource, e);
        }
    }
}
