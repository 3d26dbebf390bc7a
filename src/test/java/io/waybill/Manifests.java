package io.waybill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manifests in deploy/kubernetes, read as what they say they are: a field that this does not have is refused. */
record Manifests(Kustomization kustomization, List<HasMetadata> all) {
    static final String FOLDER = "deploy/kubernetes/";

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    Namespace.class,
                    ServiceAccount.class,
                    Role.class,
                    RoleBinding.class,
                    PersistentVolumeClaim.class,
                    Deployment.class,
                    PodDisruptionBudget.class,
                    NetworkPolicy.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final ObjectMapper STRICT = new YAMLMapper().setAnnotationIntrospector(new WithoutLeftovers());

    /** What the models have no field for would be kept aside by them. */
    private static final class WithoutLeftovers extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated field) {
            return false;
        }

        @Override
        public Boolean hasAnyGetter(Annotated field) {
            return false;
        }

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            return member.getName().contains("AdditionalPropert") || super.hasIgnoreMarker(member);
        }
    }

    static Manifests read() {
        Kustomization kustomization =
                read(ProjectFile.at(FOLDER + "kustomization.yaml").text(), Kustomization.class);
        List<HasMetadata> all = kustomization.getResources().stream()
                .flatMap(file -> documents(ProjectFile.at(FOLDER + file).text()))
                .toList();
        return new Manifests(kustomization, all);
    }

    /** The only one of its kind. */
    <T extends HasMetadata> T only(Class<T> kind) {
        List<T> found = all.stream().filter(kind::isInstance).map(kind::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("There must be one " + kind.getSimpleName() + ", and there are " + found.size());
        }
        return found.get(0);
    }

    /** The manifests in a YAML text. */
    static Stream<HasMetadata> documents(String yaml) {
        return Stream.of(yaml.split("(?m)^---$")).map(Manifests::document);
    }

    private static HasMetadata document(String yaml) {
        String kind = tree(yaml).path("kind").asText();
        if (!KINDS.containsKey(kind)) {
            throw new AssertionError("A manifest must be one of " + KINDS.keySet() + ", and is '" + kind + "'");
        }
        return read(yaml, KINDS.get(kind));
    }

    private static JsonNode tree(String yaml) {
        try {
            return STRICT.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String yaml, Class<T> type) {
        try {
            return STRICT.readValue(yaml, type);
        } catch (IOException e) {
            throw new UncheckedIOException("A manifest must have the fields of a " + type.getSimpleName() + " only", e);
        }
    }
}
