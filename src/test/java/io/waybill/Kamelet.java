package io.waybill;

import static io.waybill.ProjectFile.at;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of our Kamelets, as the rules of the house read it. */
record Kamelet(ProjectFile file, Object yaml) {
    static final String ENDING = ".kamelet.yaml";

    static List<Kamelet> all() {
        return ProjectFile.in(ENDING, "src/main/resources/kamelets").stream()
                .map(file -> new Kamelet(file, file.yaml()))
                .toList();
    }

    Object definition() {
        return at(yaml, "spec", "definition");
    }

    Object template() {
        return at(yaml, "spec", "template");
    }

    List<?> required() {
        return at(definition(), "required") instanceof List<?> required ? required : List.of();
    }

    List<Parameter> parameters() {
        return at(definition(), "properties") instanceof Map<?, ?> properties
                ? properties.entrySet().stream()
                        .map(entry -> new Parameter(this, entry.getKey().toString(), entry.getValue()))
                        .toList()
                : List.of();
    }

    List<Bean> beans() {
        return at(template(), "beans") instanceof List<?> beans
                ? beans.stream().map(bean -> new Bean(this, bean)).toList()
                : List.of();
    }

    /** The beans that the recipe names, its own and those of Engine. */
    Stream<BeanCall> calls() {
        return BeanCall.in(template(), beans().stream().collect(toMap(Bean::name, Bean::type)));
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** What a caller may set. */
    record Parameter(Kamelet kamelet, String name, Object content) {
        boolean says(String key) {
            return !String.valueOf(at(content, key)).matches("null|\\s*");
        }

        boolean isRequired() {
            return kamelet.required().contains(name);
        }

        @Override
        public String toString() {
            return kamelet + ": the parameter " + name;
        }
    }

    /** A bean of the recipe. */
    record Bean(Kamelet kamelet, Object content) {
        String type() {
            return String.valueOf(at(content, "type"));
        }

        String name() {
            return String.valueOf(at(content, "name"));
        }

        List<String> settersMissing() {
            return at(content, "properties") instanceof Map<?, ?> properties
                    ? properties.keySet().stream()
                            .map(key -> "set" + key.toString().substring(0, 1).toUpperCase()
                                    + key.toString().substring(1))
                            .filter(setter -> BeanCall.classOf(type())
                                    .filter(type -> !BeanCall.has(type, setter))
                                    .isPresent())
                            .toList()
                    : List.of();
        }

        @Override
        public String toString() {
            return kamelet + ": the bean " + name();
        }
    }
}
