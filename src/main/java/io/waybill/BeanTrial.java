package io.waybill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hands the parameters of a call to the setters of a Kamelet's beans, as Camel does when the routes start, on beans that
 * are thrown away: what a setter refuses is wrong.
 */
final class BeanTrial {
    private static final String CLASS = "#class:";

    private final List<?> beans;

    /** @param kamelet its YAML */
    BeanTrial(Map<?, ?> kamelet) {
        Map<?, ?> template = (Map<?, ?>) ((Map<?, ?>) kamelet.get("spec")).get("template");
        this.beans = template.get("beans") instanceof List<?> list ? list : List.of();
    }

    /** What a setter says of {@code value} for {@code parameter}; empty where all of them take it. */
    Optional<String> refusal(String parameter, String value) {
        String placeholder = "{{" + parameter + "}}";
        return beans.stream()
                .map(bean -> (Map<?, ?>) bean)
                .filter(bean -> bean.get("properties") instanceof Map<?, ?>)
                .flatMap(bean -> ((Map<?, ?>) bean.get("properties"))
                        .entrySet().stream()
                                .filter(property -> placeholder.equals(property.getValue()))
                                .flatMap(property ->
                                        refusal(
                                                bean.get("type").toString(),
                                                property.getKey().toString(),
                                                value)
                                                .stream()))
                .findFirst();
    }

    private static Optional<String> refusal(String type, String property, String value) {
        try {
            Class<?> bean = Class.forName(type.substring(CLASS.length()));
            String setter = "set" + Character.toUpperCase(property.charAt(0)) + property.substring(1);
            for (Method method : texts(bean, setter).toList()) {
                method.invoke(bean.getConstructor().newInstance(), value);
            }
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A Kamelet's bean must have a constructor and setters, and " + type, e);
        }
    }

    private static Stream<Method> texts(Class<?> bean, String setter) {
        return Stream.of(bean.getMethods())
                .filter(method -> method.getName().equals(setter))
                .filter(method -> List.of(method.getParameterTypes()).equals(List.of(String.class)));
    }
}
