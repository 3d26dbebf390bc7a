package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The container file, as far as it can be judged without a registry to build it from. */
class ContainerFileTest {
    private final ContainerFile file = ContainerFile.read();
    private final PodSpec pod =
            Manifests.read().only(Deployment.class).getSpec().getTemplate().getSpec();

    @Test
    void itRunsAsANumberThatIsNotRoots() {
        assertThat(file.all("USER")).containsExactly("10001:10001");
        assertThat(file.all("RUN")).singleElement().asString().contains("useradd --uid 10001 ");
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
    }

    @Test
    void nothingStandsBetweenTheSignalAndTheLauncher() {
        assertThat(file.command("ENTRYPOINT")).containsExactly("/opt/waybill/waybill");
        assertThat(file.command("CMD")).containsExactly("run");
        assertThat(file.all("STOPSIGNAL")).containsExactly("SIGTERM");
    }

    @Test
    void itsFoldersAreThoseOfTheManifests() {
        List<String> folders = pod.getContainers().get(0).getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();

        assertThat(folders).containsAll(file.command("VOLUME"));
        assertThat(file.all("ENV")).containsExactly("WAYBILL_DATA=/var/lib/waybill");
        assertThat(folders).contains(file.all("WORKDIR").get(0) + "/application.properties");
        assertThat(folders).contains(file.all("WORKDIR").get(0) + "/routes");
    }
}
