package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.NameValuePair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire for what is said, with what has to go beside it. */
class UpdateFormTest {
    private static String form(List<NameValuePair> fields) {
        return fields.stream()
                .map(field -> field.getName() + "=" + field.getValue())
                .collect(Collectors.joining(" & "));
    }

    private static MetadataUpdate update(String fields) throws Exception {
        return UpdateFields.read(
                (ObjectNode) UpdateFields.JSON.readTree("{" + fields.replace('\'', '"') + "}"), wrong -> {
                    throw new IllegalArgumentException(wrong.toString());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'name': 'new.dat' ~ name=new.dat",
                "'org_level2_id': 2 ~ experiment_id=2",
                "'file_processing_description': 'wet & cold' ~ description=wet & cold",
                "'description': '' ~ description=",
                "'tag_names': ['Photo', 'Video, Sound'] ~ tag_names=\"Photo\",\"Video, Sound\"",
                "'tag_names': ['7\\' rain'] ~ tag_names=\"7\"\" rain\"",
                "'label_names': [] ~ label_names=",
                "'parent_filenames': ['a,b.dat', '[c].dat'] ~ parent_filenames[]=a,b.dat & parent_filenames[]=[c].dat",
                "'parent_filenames': [] ~ parent_filenames=",
                "'contributor_names': ['Ann', 'Bob'] ~ contributor_names[]=Ann & contributor_names[]=Bob",
                "'creator_email': 'me@farm.example' ~ creator_email=me@farm.example",
                "'start_time': '2026-1-2 3:4:5', 'end_time': '2026-01-02 03:04:06' ~ start_time=2026-01-02 03:04:05 & end_time=2026-01-02 03:04:06",
                "'title': 'Soil', 'access_rights_type': 'Open', 'license': 'All rights reserved' ~ title=Soil & access_rights_type=Open & license=All rights reserved",
                "'license': 'CC-BY-NC' ~ license=CC-BY-NC",
                "'related_websites': ['http://a.example'], 'grant_numbers': ['G 1', 'G,2'] ~ related_websites=\"http://a.example\" & grant_numbers=\"G 1\",\"G,2\"",
                "'access': 'Public' ~ access=Public & access_to_all_institutional_users=false & access_to_user_groups=false",
                "'access': 'Private' ~ access=Private",
                "'access_to_all_institutional_users': false ~ access=Private & access_to_all_institutional_users=false",
                "'access_to_all_institutional_users': true ~ access=Private & access_to_all_institutional_users=true",
                "'access_to_user_groups': false ~ access_to_user_groups=false",
                "'access_to_all_institutional_users': false, 'access_to_user_groups': false ~ access_to_all_institutional_users=false & access_to_user_groups=false",
                "'access_groups': ['Soil', 'Air, Water'] ~ access=Private & access_to_user_groups=true & access_groups[]=Soil & access_groups[]=Air, Water",
                "'access_groups': [] ~ access_groups=",
            })
    void anUpdateIsAFormThatTheServiceReadsAsItWasMeant(String fields, String form) throws Exception {
        assertThat(form(UpdateForm.ofUpdate(update(fields), 5))).isEqualTo("file_id=5 & " + form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'access_groups': [], 'label_names': [], 'parent_filenames': [] ~ ``",
                "'access_to_all_institutional_users': false ~ access=Private & access_to_all_institutional_users=false",
                "'experiment_id': 2, 'tag_names': ['Photo'] ~ experiment_id=2 & tag_names=\"Photo\"",
            })
    void whatANewFileDoesNotHaveIsNotCleared(String fields, String form) throws Exception {
        assertThat(form(UpdateForm.ofUpload(update(fields)))).isEqualTo(form);
    }
}
