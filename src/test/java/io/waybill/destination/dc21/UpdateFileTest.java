package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.destination.DestinationRefused;
import io.waybill.ledger.SpooledFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file of updates is read, and what is said of what is wrong in it. */
class UpdateFileTest {
    @TempDir
    Path folder;

    private List<UpdateRow> rows(String name, String text) {
        return rows(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<UpdateRow> rows(String name, byte[] text) {
        List<UpdateRow> rows = new ArrayList<>();
        try {
            Path file = Files.write(folder.resolve(name), text);
            try (UpdateFile updates = UpdateFile.open(SpooledFile.stat(file.toString(), "", name, file))) {
                updates.forEachRemaining(rows::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private UpdateRow json(String fields) {
        return rows("one.json", "{" + fields.replace('\'', '"') + "}").get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'file_id': '5abc'                  ~ file_id must be the number of a file at the service, 1 or more, and is '5abc'",
                "'file_id': 0                       ~ file_id must be the number of a file at the service, 1 or more, and is '0'",
                "'file_id': 5.5                     ~ file_id must be the number of a file at the service, 1 or more, and is '5.5'",
                "'file_id': {}                      ~ file_id must be the number of a file at the service, 1 or more, and is 'an object'",
                "'file_id': ''                      ~ file_id must be the number of a file at the service, 1 or more, and is ''",
                "'description': 'x'                 ~ file_id must be the number of a file at the service, 1 or more, or filename be given, and is missing",
                "'file_id': 5, 'filename': 'a.dat'  ~ filename must be left out beside file_id, and is 'a.dat'",
                "'filename': ' '                    ~ filename must be the name of one file at the service, in place of file_id, and is ' '",
                "'file_id': 5, 'descripton': 'x'    ~ a field must be one of file_id, filename, name,",
                "'file_id': 5, 'contributors': 'x'  ~ and is 'contributors'",
                "'file_id': 5, 'type': 'RAW'        ~ type must be left out: the type of a file cannot be changed, and is 'RAW'",
                "'file_id': 5, 'name': 'a:b.dat'    ~ name must be a name of at most 255 characters, none of them / \\ ? * : | < > \" or a control character, and is 'a:b.dat'",
                "'file_id': 5, 'name': '..'         ~ name must be a name of at most 255 characters",
                "'file_id': 5, 'name': 'a\\nb'      ~ and is 'a?b'",
                "'file_id': 5, 'name': ''           ~ name must be a name",
                "'file_id': 5, 'experiment_id': 'x' ~ experiment_id must be the number of an experiment at the service, 1 or more, and is 'x'",
                "'file_id': 5, 'experiment_id': ''  ~ experiment_id must be the number of an experiment at the service, 1 or more, and is ''",
                "'file_id': 5, 'experiment_id': 1, 'org_level2_id': 2 ~ org_level2_id must be left out beside experiment_id, and is '2'",
                "'file_id': 5, 'access': 'public'   ~ access must be Public or Private, and is 'public'",
                "'file_id': 5, 'access': ''         ~ access must be Public or Private, and is ''",
                "'file_id': 5, 'access_to_user_groups': 'blah' ~ access_to_user_groups must be true or false, and not true for a Public file, and is 'blah'",
                "'file_id': 5, 'access': 'Public', 'access_to_all_institutional_users': true ~ access_to_all_institutional_users must be true or false, and not true for a Public file, and is 'true'",
                "'file_id': 5, 'access': 'Public', 'access_groups': ['Soil'] ~ access_groups must be names of access groups of the service, each one line, and none for a Public file, and is '[Soil]'",
                "'file_id': 5, 'access_to_user_groups': false, 'access_groups': ['Soil'] ~ access_to_user_groups must be true or left out beside access_groups, and is 'false'",
                "'file_id': 5, 'access_to_user_groups': false, 'access_groups': [] ~ access_to_user_groups must be in an update of its own: beside access_groups the service sets it to true, and is 'false'",
                "'file_id': 5, 'access_rights_type': 'Closed' ~ access_rights_type must be for a package, Open, Conditional or Restricted, and is 'Closed'",
                "'file_id': 5, 'license': 'GPL'     ~ license must be for a package, CC-BY, CC-BY-SA, CC-BY-ND, CC-BY-NC, CC-BY-NC-SA, CC-BY-NC-ND or All rights reserved, and is 'GPL'",
                "'file_id': 5, 'title': ' '         ~ title must be the title of a package, not blank, and is ' '",
                "'file_id': 5, 'start_time': '2026-01-31 13:05:00' ~ end_time must be a time in UTC as 2026-01-31 13:05:00, together with start_time and after it, and is missing",
                "'file_id': 5, 'end_time': '2026-01-31 13:05:00' ~ start_time must be a time in UTC",
                "'file_id': 5, 'start_time': '2026-01-31 13:05:00', 'end_time': '2026-1-31 13:5:0' ~ end_time must be after start_time, 2026-01-31 13:05:00, and is '2026-01-31 13:05:00'",
                "'file_id': 5, 'start_time': '2026-02-30 00:00:00', 'end_time': '2026-03-01 00:00:00' ~ start_time must be a time in UTC as 2026-01-31 13:05:00, together with end_time and before it, and is '2026-02-30 00:00:00'",
                "'file_id': 5, 'start_time': '2026-02-01T00:00:00Z', 'end_time': '2026-03-01 00:00:00' ~ and is '2026-02-01T00:00:00Z'",
                "'file_id': 5, 'tag_names': ['Photo', ''] ~ tag_names must be tags that the service knows, in their case, each one line, and is ''",
                "'file_id': 5, 'tag_names': 'Photo,' ~ tag_names must be tags that the service knows, in their case, each one line, and is ''",
                "'file_id': 5, 'label_names': ['a', 'b\\nc'] ~ label_names must be labels, each one line, and is 'b?c'",
                "'file_id': 5, 'label_names': [null] ~ label_names must be labels, each one line, and is missing",
                "'file_id': 5, 'label_names': [['a']] ~ label_names must be labels, each one line, and is 'a list'",
                "'file_id': 5, 'grant_numbers': ['a|b'] ~ grant_numbers must be for a package, numbers of grants, each one line and without |, and is 'a|b'",
                "'file_id': 5, 'related_websites': ['farm.example'] ~ related_websites must be for a package, addresses that begin with http://, https:// or ftp://, of at most 80 characters, and is 'farm.example'",
                "'file_id': 5, 'creator_email': 'me' ~ creator_email must be the e-mail address of an approved user, and is 'me'",
                "'file_id': 5, 'creator_email': ''  ~ creator_email must be the e-mail address of an approved user, and is ''",
            })
    void aWrongValueIsNamedWithWhatIsAllowed(String fields, String words) {
        assertThat(json(fields).reasons()).contains(words.strip());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        UpdateRow row =
                json("'file_id': 'x', 'access': 'public', 'license': 'GPL', 'nonsense': 1, 'start_time': 'now'");

        assertThat(row.wrong())
                .extracting(WrongField::field)
                .containsExactlyInAnyOrder("file_id", "access", "license", "a field", "start_time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "'t'", "'YES'", "'y'", "'1'", "1"})
    void whatTheServiceTakesForTrueIsTrue(String value) {
        assertThat(json("'file_id': 5, 'access_to_user_groups': " + value)
                        .update()
                        .accessToUserGroups())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "['Photo', 'Gap Filled'] ~ Photo;Gap Filled",
                "'Photo,Gap Filled' ~ Photo;Gap Filled",
                "'\\'Photo\\', \\'Video, Sound\\'' ~ Photo;Video, Sound",
                "'[\\'Photo\\',\\'Gap Filled\\']' ~ Photo;Gap Filled",
                "'Photo' ~ Photo",
                "[2026, 1.10] ~ 2026;1.10",
                "'' ~ ``",
                "[] ~ ``",
            })
    void aListIsAListOrOneTextAsTheServiceReadsIt(String value, String values) {
        assertThat(String.join(
                        ";",
                        json("'file_id': 5, 'tag_names': " + value).update().tagNames()))
                .isEqualTo(values);
    }

    @Test
    void inATableAnEmptyCellSaysNothingAndAWordClears() {
        MetadataUpdate update = rows(
                        "table.csv", "file_id,description,label_names,tag_names,name\n5,<empty>,<empty>,,\n")
                .get(0)
                .update();

        assertThat(update.description()).isEmpty();
        assertThat(update.labelNames()).isEmpty();
        assertThat(update.tagNames()).isNull();
        assertThat(update.name()).isNull();
    }

    @Test
    void aRowHasTheNumberThatASpreadsheetShows() {
        List<UpdateRow> rows = rows("table.csv", "file_id,description\n\n5,\"two\nlines\"\n,\n6,x\n");

        assertThat(rows).extracting(UpdateRow::number).containsExactly(3L, 5L);
        assertThat(rows.get(0).update().description()).isEqualTo("two\nlines");
    }

    @ParameterizedTest
    @CsvSource({"5, 1 cells", "'5,x,y', 3 cells"})
    void aRowMustBeAsLongAsTheHeader(String row, String cells) {
        assertThat(rows("table.csv", "file_id,description\n" + row + "\n")
                        .get(0)
                        .reasons())
                .isEqualTo("the row must be as long as the header, 2 cells, and is '" + cells + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theHeaderTellsWhatStandsBetweenCells(String separator) {
        String table = "file_id,description,label_names\n5,wet,a|b\n".replace(",", separator);

        assertThat(rows("table.csv", "\ufeff" + table).get(0).update().labelNames())
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a.csv ~ file,description¶5,x ~ The columns of a table of updates must be of file_id, filename, name,",
                "a.csv ~ file_id,file_id¶5,5 ~ must have each column once, and has file_id twice",
                "a.csv ~ file_id,experiment_id,org_level2_id¶5,5,5 ~ has org_level2_id twice",
                "a.csv ~ file_id,description¶5,\"open ~ must be readable to its end, and of 'a.csv'",
                "a.json ~ [{\"file_id\": 5}, {\"file_id\": ~ must be readable to its end, and of 'a.json' line 1 is not",
                "a.json ~ {\"file_id\": 5, \"file_id\": 6} ~ Duplicate field 'file_id'",
                "a.json ~ not json ~ must be readable to its end",
                "a.yaml ~ {file_id: 5 ~ must be readable to its end, and of 'a.yaml'",
                "a.txt ~ file_id: 5 ~ must be called .json, .yaml, .yml or .csv at its end, and is called 'a.txt'",
            })
    void aFileThatCannotBeReadIsRefusedWhole(String name, String text, String words) {
        assertThatThrownBy(() -> rows(name, text.replace('¶', '\n')))
                .isInstanceOf(DestinationRefused.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a.csv ~ file_id,description¶5,Qualit\u00e4t der B\u00f6den",
                "a.json ~ {\"file_id\": 5, \"description\": \"Qualit\u00e4t der B\u00f6den\"}",
                "a.yaml ~ {file_id: 5, description: Qualit\u00e4t der B\u00f6den}",
            })
    void aTextThatIsNotUtf8IsRefused(String name, String text) {
        byte[] latin = text.replace('¶', '\n').getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> rows(name, latin))
                .isInstanceOf(DestinationRefused.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.yaml", "a.csv"})
    void anEmptyFileHasNoRows(String name) {
        assertThat(rows(name, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[5]", "[[]]", "[\"x\"]", "[null]"})
    void whatIsNoObjectIsAWrongRow(String text) {
        assertThat(rows("a.json", text).get(0).reasons()).contains("an update must be an object with fields");
    }

    @ParameterizedTest
    @CsvSource({"soil.dat.meta.json, soil.dat", "soil.dat.meta.yaml, soil.dat", ".meta.json, "})
    void aSidecarTellsOfTheFileInItsName(String name, String filename) {
        assertThat(rows(name, "{\"description\": \"wet\"}").get(0).update().filename())
                .isEqualTo(filename);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.yaml", "a.csv"})
    void eachRowEndsBehindTheOneBefore(String name) {
        String text = IntStream.range(1, 2_000)
                .mapToObj(id -> name.endsWith("csv")
                        ? id + ",\u00e4\u00f6"
                        : name.endsWith("json")
                                ? "{\"file_id\":" + id + ",\"description\":\"\u00e4\u00f6\"}"
                                : "- {file_id: " + id + ", description: \u00e4\u00f6}")
                .collect(Collectors.joining(
                        name.endsWith("json") ? ",\n" : "\n",
                        name.endsWith("csv") ? "file_id,description\n" : name.endsWith("json") ? "[" : "",
                        name.endsWith("json") ? "]" : "\n"));

        List<UpdateRow> rows = rows(name, text);

        assertThat(rows).hasSize(1_999);
        assertThat(rows).extracting(UpdateRow::end).isSorted().doesNotHaveDuplicates();
        assertThat(rows.get(1_998).end()).isLessThanOrEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }
}
