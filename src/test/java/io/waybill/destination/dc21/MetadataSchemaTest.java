package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the published schema says what the reader and the checks do. */
class MetadataSchemaTest {
    private static JsonNode text;
    private static Schema schema;

    @BeforeAll
    static void read() throws Exception {
        String published = Files.readString(Path.of("docs/schemas/dc21-metadata.schema.json"));
        text = UpdateFields.JSON.readTree(published);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published);
    }

    @Test
    void eachFieldIsThereWithWhatItMustBe() {
        Map<String, String> described = new TreeMap<>();
        text.at("/$defs/update/properties").properties().forEach(field -> {
            if (UpdateFields.ALLOWED.containsKey(field.getKey())) {
                described.put(
                        field.getKey(), field.getValue().get("description").asText());
            }
        });

        assertThat(described).isEqualTo(new TreeMap<>(UpdateFields.ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'file_id': 5, '$schema': 'dc21-metadata.schema.json'",
                "'file_id': '5', 'description': ''",
                "'filename': 'a.dat', 'tag_names': ['Photo', 'Video, Sound'], 'label_names': []",
                "'file_id': 5, 'tag_names': 'Photo,Video'",
                "'file_id': 5, 'access': 'Public', 'access_to_all_institutional_users': false",
                "'file_id': 5, 'access_to_user_groups': 'YES', 'access_groups': ['Soil']",
                "'file_id': 5, 'start_time': '2026-1-2 3:4:5', 'end_time': '2026-01-03 00:00:00'",
                "'file_id': 5, 'license': 'All rights reserved', 'related_websites': ['https://a.example']",
                "'file_id': 5, 'grant_numbers': [1.10, 'G 2'], 'org_level2_id': 2",
            })
    void bothTakeWhatIsRight(String fields) throws Exception {
        assertThat(wrongBySchema(fields)).isEmpty();
        assertThat(wrongByChecks(fields)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'file_id': 0",
                "'file_id': '5abc'",
                "'file_id': 5, 'filename': 'a'",
                "'file_id': 5, 'nonsense': 1",
                "'file_id': 5, 'name': 'a:b'",
                "'file_id': 5, 'name': ''",
                "'file_id': 5, 'experiment_id': ''",
                "'file_id': 5, 'experiment_id': 1, 'org_level2_id': 1",
                "'file_id': 5, 'access': 'public'",
                "'file_id': 5, 'access': 'Public', 'access_to_user_groups': true",
                "'file_id': 5, 'access': 'Public', 'access_groups': []",
                "'file_id': 5, 'access_to_user_groups': 'maybe'",
                "'file_id': 5, 'access_rights_type': 'open'",
                "'file_id': 5, 'license': 'GPL'",
                "'file_id': 5, 'title': ' '",
                "'file_id': 5, 'start_time': '2026-01-31 13:05:00'",
                "'file_id': 5, 'start_time': 'now', 'end_time': 'later'",
                "'file_id': 5, 'tag_names': ['']",
                "'file_id': 5, 'tag_names': [['a']]",
                "'file_id': 5, 'label_names': ['a\\nb']",
                "'file_id': 5, 'related_websites': ['a.example']",
                "'file_id': 5, 'grant_numbers': ['a|b']",
                "'file_id': 5, 'creator_email': 'me'",
            })
    void bothRefuseWhatIsWrong(String fields) throws Exception {
        assertThat(wrongBySchema(fields)).isNotEmpty();
        assertThat(wrongByChecks(fields)).isNotEmpty();
    }

    private static List<?> wrongBySchema(String fields) throws Exception {
        return schema.validate(object(fields));
    }

    private static List<WrongField> wrongByChecks(String fields) throws Exception {
        List<WrongField> wrong = new ArrayList<>();
        UpdateChecks.ofUpdate(UpdateFields.read(object(fields), wrong::add), wrong);
        return wrong;
    }

    private static ObjectNode object(String fields) throws Exception {
        return (ObjectNode) UpdateFields.JSON.readTree("{" + fields.replace('\'', '"') + "}");
    }
}
