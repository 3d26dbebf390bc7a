package io.waybill;

import static io.waybill.ProjectFile.every;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of materials in the archive, against the libraries in the archive. */
class BillOfMaterialsIT {
    /** Its scripts are in waybill.jar. */
    private static final String IN_OUR_OWN_JAR = "lit-html";

    @TempDir
    static Path place;

    private static Distribution distribution;
    private static JsonNode bill;

    @BeforeAll
    static void unpack() throws Exception {
        distribution = Distribution.unpackedIn(place);
        bill = JsonMapper.builder()
                .build()
                .readTree(distribution.file("waybill.cdx.json").toFile());
    }

    private static List<JsonNode> components() {
        return StreamSupport.stream(bill.get("components").spliterator(), false).toList();
    }

    private static String sha256(JsonNode component) {
        return StreamSupport.stream(component.get("hashes").spliterator(), false)
                .filter(hash -> hash.get("alg").asText().equals("SHA-256"))
                .map(hash -> hash.get("content").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(Path jar) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itIsABillOfThisVersionInAFormThatToolsRead() {
        JsonNode self = bill.at("/metadata/component");

        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.get("specVersion").asText()).isEqualTo("1.6");
        assertThat(self.get("version").asText()).isEqualTo(Distribution.VERSION);
    }

    @Test
    void itListsEveryLibraryByItsBytesAndNoOther() throws Exception {
        Set<String> libraries;
        try (Stream<Path> jars = Files.list(distribution.file("lib"))) {
            libraries = jars.filter(jar -> !jar.endsWith("waybill.jar"))
                    .map(BillOfMaterialsIT::sha256)
                    .collect(Collectors.toSet());
        }

        Set<String> listed = components().stream()
                .filter(component -> !component.get("name").asText().equals(IN_OUR_OWN_JAR))
                .map(BillOfMaterialsIT::sha256)
                .collect(Collectors.toSet());

        assertThat(listed).isNotEmpty().isEqualTo(libraries);
    }

    @Test
    void itListsTheLibraryOfThePageToo() {
        assertThat(components())
                .anyMatch(component -> component.get("name").asText().equals(IN_OUR_OWN_JAR));
    }

    @Test
    void everyPartOfItNamesItsLicence() {
        every(
                components(),
                component -> !component.path("licenses").isEmpty(),
                component -> component.get("purl").asText() + " must name its licence, and does not");
    }
}
