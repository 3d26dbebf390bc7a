package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The manifests for Kubernetes: what they are, and what they say of each other. */
class KubernetesTest {
    /** Camel's share of a stop, and that of the thread that hangs up after it. */
    private static final long CAMELS_SECONDS = 8 + 5;

    private final Manifests manifests = Manifests.read();
    private final Deployment deployment = manifests.only(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container waybill = pod.getContainers().get(0);

    private static String name(HasMetadata manifest) {
        return manifest.getMetadata().getName();
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRefused() {
        String wrong =
                ProjectFile.at(Manifests.FOLDER + "deployment.yaml").text().replace("fsGroup:", "fsGruop:");

        assertThatThrownBy(() -> Manifests.documents(wrong).toList())
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("fsGruop");
    }

    @Test
    void theKustomizationNamesEveryManifestThatIsThere() {
        List<String> there = ProjectFile.in(".yaml", Manifests.FOLDER).stream()
                .map(file -> Path.of(Manifests.FOLDER).relativize(file.path()).toString())
                .filter(file -> !file.startsWith("routes/") && !file.equals("kustomization.yaml"))
                .toList();

        assertThat(manifests.kustomization().getResources()).containsExactlyInAnyOrderElementsOf(there);
        assertThat(manifests.all()).hasSizeGreaterThan(there.size());
    }

    @Test
    void everyVolumeLeadsToSomethingAndEveryMountToAVolume() {
        List<String> generated = manifests.kustomization().getConfigMapGenerator().stream()
                .map(generator -> generator.getName())
                .toList();
        List<Volume> volumes = pod.getVolumes();

        assertThat(volumes.stream().map(Volume::getConfigMap).filter(Objects::nonNull))
                .extracting(map -> map.getName())
                .containsExactlyInAnyOrderElementsOf(generated);
        assertThat(volumes.stream().map(Volume::getPersistentVolumeClaim).filter(Objects::nonNull))
                .extracting(claim -> claim.getClaimName())
                .containsExactly(name(manifests.only(PersistentVolumeClaim.class)));
        assertThat(volumes.stream().map(Volume::getSecret).filter(Objects::nonNull))
                .extracting(secret -> secret.getSecretName())
                .allMatch(name ->
                        ProjectFile.at("docs/deploying.md").text().contains("create secret generic " + name + " "));
        assertThat(waybill.getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactlyInAnyOrderElementsOf(
                        volumes.stream().map(Volume::getName).toList());
    }

    @Test
    void theSelectorsFindThePods() {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(labels).isNotEmpty();
        assertThat(List.of(
                        deployment.getSpec().getSelector(),
                        manifests.only(PodDisruptionBudget.class).getSpec().getSelector(),
                        manifests.only(NetworkPolicy.class).getSpec().getPodSelector(),
                        pod.getTopologySpreadConstraints().get(0).getLabelSelector()))
                .allSatisfy(selector -> assertThat(selector.getMatchLabels()).isEqualTo(labels));
    }

    @Test
    void thePodsMayElectByLeasesAndDoNothingElseInTheCluster() {
        RoleBinding binding = manifests.only(RoleBinding.class);
        Role role = manifests.only(Role.class);

        assertThat(pod.getServiceAccountName()).isEqualTo(name(manifests.only(ServiceAccount.class)));
        assertThat(binding.getSubjects()).singleElement().satisfies(subject -> {
            assertThat(subject.getName()).isEqualTo(pod.getServiceAccountName());
            assertThat(subject.getNamespace())
                    .isEqualTo(manifests.kustomization().getNamespace());
        });
        assertThat(binding.getRoleRef().getName()).isEqualTo(name(role));
        assertThat(role.getRules())
                .extracting(PolicyRule::getApiGroups, PolicyRule::getResources)
                .containsExactly(
                        tuple(List.of("coordination.k8s.io"), List.of("leases")), tuple(List.of(""), List.of("pods")));
    }

    @Test
    void thePodsKeepTheRestrictedProfile() {
        assertThat(manifests.only(Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(waybill.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(waybill.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(waybill.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void aPodIsGivenLongerToStopThanWaybillTakes() {
        long patience = Settings.shipped().millis("waybill.stop.patience") / 1_000;

        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(patience + CAMELS_SECONDS);
    }

    @Test
    void theMemoryIsThatOfTheHeapAndOfTheRestOfJava() {
        int heap = Integer.parseInt(waybill.getEnv().get(0).getValue().replaceFirst("-Xmx(\\d+)m", "$1"));

        assertThat(waybill.getResources().getLimits().get("memory").toString()).isEqualTo((heap + 384) + "Mi");
    }

    @Test
    void theImageIsOfThisVersion() {
        assertThat(manifests.kustomization().getImages()).singleElement().satisfies(image -> {
            assertThat(image.getName()).isEqualTo(waybill.getImage());
            assertThat(image.getNewTag()).isEqualTo(Distribution.VERSION);
        });
    }
}
