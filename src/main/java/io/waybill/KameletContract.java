package io.waybill;

import io.waybill.chunk.Timetable;
import io.waybill.destination.workspace.UploadTokenLife;
import io.waybill.secret.Token;
import io.waybill.secret.TokenAge;
import io.waybill.secret.TokenLife;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What one of our Kamelets lets its caller set, and the checking of what a caller did set. */
final class KameletContract {
    private static final String ONE_UPLOAD_PER = "waybill.io/one-upload-per";
    private static final Map<String, Optional<KameletContract>> READ = new ConcurrentHashMap<>();
    static final String ENDING = ".kamelet.yaml";
    private static final String NONE = "none";
    private static final String TOKEN_DAYS = "waybill.io/token-days";
    private static final String TOKEN_TELLS = "waybill.io/token-tells-its-life";
    private static final String TOKEN_ISSUED = "waybill.io/token-issued";
    private static final String BANDWIDTH = "waybill.io/bandwidth";

    private final String name;
    private final Map<?, ?> annotations;
    private final Map<?, ?> properties;
    private final List<?> required;
    private final BeanTrial trial;

    private KameletContract(String name, Map<?, ?> yaml) {
        this.name = name;
        Map<?, ?> metadata = (Map<?, ?>) yaml.get("metadata");
        this.annotations = (Map<?, ?>)
                Optional.<Object>ofNullable(metadata.get("annotations")).orElse(Map.of());
        Map<?, ?> definition = (Map<?, ?>) ((Map<?, ?>) yaml.get("spec")).get("definition");
        this.properties = (Map<?, ?>) definition.get("properties");
        this.trial = new BeanTrial(yaml);
        this.required = definition.get("required") instanceof List<?> list ? list : List.of();
    }

    /** Empty for a Kamelet that is not ours. */
    static Optional<KameletContract> of(String name) {
        return READ.computeIfAbsent(name, KameletContract::read);
    }

    private static Optional<KameletContract> read(String name) {
        try (InputStream in = KameletContract.class.getResourceAsStream("/kamelets/" + name + ENDING)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new KameletContract(
                            name, (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in)));
        } catch (IOException e) {
            throw new IllegalStateException("A Kamelet of ours must be readable, and is not: " + name, e);
        }
    }

    /** The names of our Kamelets. */
    static Set<String> names() {
        try {
            URI home = KameletContract.class.getResource("/kamelets").toURI();
            if (!home.getScheme().equals("jar")) {
                return names(Path.of(home));
            }
            try (FileSystem jar = FileSystems.newFileSystem(home, Map.of())) {
                return names(jar.getPath("/kamelets"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Our Kamelets must be readable, and are not", e);
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    String name() {
        return name;
    }

    /** What is wrong with a call of it. */
    ParameterRules rules() {
        return new ParameterRules(name, properties, required, annotations, trial);
    }

    /**
     * The life of a caller's token; empty where the service lets tokens grow old.
     *
     * @throws IllegalArgumentException where the caller tells a date that is none
     */
    Optional<TokenLife> tokenLife(Token token, Map<String, Object> given) {
        if (annotations.containsKey(TOKEN_TELLS)) {
            return Optional.of(new UploadTokenLife(token));
        }
        return Optional.ofNullable(annotations.get(TOKEN_DAYS))
                .map(days -> TokenAge.of(
                        token,
                        Duration.ofDays(Long.parseLong(days.toString())),
                        expanded(annotations.get(TOKEN_ISSUED).toString(), given)));
    }

    /** What one upload at a time occupies, for a caller's parameters; empty where uploads do not exclude each other. */
    Optional<String> lane(Map<String, Object> given) {
        Object template = annotations.get(ONE_UPLOAD_PER);
        if (template == null) {
            return Optional.empty();
        }
        return Optional.of(expanded(template.toString(), given));
    }

    /** How fast files may go, as the caller says it; empty where it cannot, and where it says no timetable. */
    Optional<Timetable> bandwidth(Map<String, Object> given) {
        return Optional.ofNullable(annotations.get(BANDWIDTH))
                .map(template -> expanded(template.toString(), given))
                .filter(text -> ParameterRules.ofTimetable(text).isEmpty())
                .map(Timetable::parse);
    }

    /** The text with what the caller set in its placeholders, or the defaults, in which there may be settings. */
    private String expanded(String text, Map<String, Object> given) {
        String expanded = text;
        for (Map.Entry<?, ?> property : properties.entrySet()) {
            Object value = given.getOrDefault(property.getKey(), ((Map<?, ?>) property.getValue()).get("default"));
            expanded = expanded.replace("{{" + property.getKey() + "}}", String.valueOf(value));
        }
        return expanded.equals(text) ? text : expanded(expanded, given);
    }

    /** The references of tokens that the caller gives, by their parameters. */
    Map<String, String> tokens(Map<String, Object> given) {
        Map<String, String> tokens = new TreeMap<>();
        given.forEach((key, value) -> {
            if (properties.get(key) instanceof Map<?, ?> property
                    && "password".equals(property.get("format"))
                    && !value.equals(NONE)) {
                tokens.put(key, value.toString());
            }
        });
        return tokens;
    }

    /** Every parameter: as the caller set it, or its default, in which there may be settings. */
    Map<String, String> parameters(Map<String, Object> given) {
        Map<String, String> all = new HashMap<>();
        properties.forEach((key, property) -> all.put(
                key.toString(),
                String.valueOf(given.getOrDefault(key.toString(), ((Map<?, ?>) property).get("default")))));
        return all;
    }
}
