package io.waybill.destination.dc21;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.State;
import io.waybill.sandbox.Dc21File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rows of an update come to at the service, and what is said of those that are refused. */
class Dc21UpdateTest extends Dc21Test {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "one.json ~ {\"file_id\": 1, \"description\": \"wet\", \"tag_names\": [\"Photo\", \"Gap Filled\"]}",
                "many.yml ~ [{file_id: 1, file_processing_description: wet, tag_names: [Photo, Gap Filled]}]",
                "excel.csv ~ \ufefffile_id;description;tag_names¶1;wet;Photo | Gap Filled¶;;",
                "soil.dat.meta.json ~ {\"description\": \"wet\", \"tag_names\": \"Photo,Gap Filled\"}",
            })
    void aFileOfUpdatesIsSentInEachFormat(String name, String text) {
        scene.text(name, text.split("¶"));

        scene.runOnce();

        assertThat(scene.waybill(name).reason()).isNull();
        assertThat(scene.soil().text("description")).isEqualTo("wet");
        assertThat(scene.soil().list("tag_names")).containsExactly("Photo", "Gap Filled");
        assertThat(scene.rows(name).done()).isEqualTo(1);
    }

    @Test
    void everyFieldIsSetAsItWasMeant() {
        scene.text(
                "all.yaml",
                "- {file_id: 1, name: new.dat, experiment_id: 2, description: wet, tag_names: ['Video, Sound', '7\" rain'],",
                "   label_names: ['a, b', c], parent_filenames: [other.dat], creator_email: you@farm.example,",
                "   contributor_names: [Ann, Bob], access: Public,",
                "   start_time: '2026-01-02 03:04:05', end_time: '2026-01-03 00:00:00'}",
                "- {file_id: 2, title: Soil, access_rights_type: Restricted, license: CC-BY-NC,",
                "   related_websites: ['http://a.example', 'http://b.example'], grant_numbers: ['G, 1']}",
                "- {file_id: 3, access_groups: [Soil, 'Air, Water']}",
                "- {file_id: 3, access_to_all_institutional_users: false}",
                "- {filename: new.dat, label_names: []}");

        scene.runOnce();

        Dc21File soil = scene.soil();
        assertThat(scene.rows("all.yaml").done()).isEqualTo(5);
        assertThat(soil.name()).isEqualTo("new.dat");
        assertThat(soil.text("experiment_id")).isEqualTo("2");
        assertThat(soil.list("tag_names")).containsExactly("Video, Sound", "7\" rain");
        assertThat(soil.list("parent_filenames")).containsExactly("other.dat");
        assertThat(soil.list("contributor_names")).containsExactly("Ann", "Bob");
        assertThat(soil.list("label_names")).isEmpty();
        assertThat(soil.text("creator_email")).isEqualTo("you@farm.example");
        assertThat(soil.text("access")).isEqualTo("Public");
        assertThat(soil.text("start_time")).isEqualTo("2026-01-02 03:04:05");
        assertThat(scene.soilPackage().text("license")).isEqualTo("http://creativecommons.org/licenses/by-nc/4.0");
        assertThat(scene.soilPackage().list("grant_numbers")).containsExactly("G, 1");
        assertThat(scene.file(3).list("access_groups")).containsExactly("Soil", "Air, Water");
        assertThat(scene.file(3).text("access_to_user_groups")).isEqualTo("true");
        assertThat(scene.file(3).text("access_to_all_institutional_users")).isEqualTo("false");
    }

    @Test
    void aWrongRowIsNotSentAndTheOthersGoOn() {
        scene.text("rows.csv", "file_id,access,description", "1,Public,wet", "2,public,x", "3,,dry", "3,,dryer");

        scene.runOnce();

        assertThat(scene.state("rows.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.rows("rows.csv").refused()).isEqualTo(1);
        assertThat(scene.rows("rows.csv").why())
                .containsExactly("row 3: access must be Public or Private, and is 'public'");
        assertThat(scene.waybill("rows.csv").reason()).startsWith("1 of 4 rows refused: row 3: access must be");
        assertThat(scene.file(3).text("description")).isEqualTo("dryer");
        assertThat(scene.updates()).hasSize(3);
        assertThat(log.lines("rows.csv: 1 of 4 rows is wrong and not sent; row 3: access"))
                .hasSize(1);
    }

    @Test
    void aFileWithNoRightRowIsADeadLetterThatSaysWhatIsWrong() {
        scene.text("soil.dat.meta.json", "{\"start_time\": \"2026-01-31 00:00:00\"}");

        scene.runOnce();

        assertThat(scene.state("soil.dat.meta.json")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("soil.dat.meta.json").reason())
                .isEqualTo(
                        "Of 'soil.dat.meta.json', with 1 update, none could be done; update 1: end_time must be a time"
                                + " in UTC as 2026-01-31 13:05:00, together with start_time and after it, and is missing");
        assertThat(scene.dc21.calls()).isEmpty();
    }

    @Test
    void everyRefusalOfATableIsInTheReceiptInTheServicesWords() {
        scene.dc21.error(scene.dc21.plantFile("error.dat", Dc21Scene.USER, "1"));
        scene.dc21.publish(scene.dc21.plantFile("published.dat", Dc21Scene.USER, "1"));
        scene.dc21.plantFile("yours.dat", "you@farm.example", "1");
        scene.text(
                "rows.csv",
                "file_id,filename,name,experiment_id,tag_names,creator_email,description,access_to_user_groups,"
                        + "label_names,parent_filenames",
                "4,,,,,,x,,,",
                "5,,,,,,x,,,",
                "6,,,,,,x,,,",
                "99,,,9,Blah,gone@farm.example,x,,,",
                "2,,new.zip,,,,,,,",
                "1,,other.dat,,,,,,,",
                "1,,,,,,fine,maybe,,",
                ",none.dat,,,,,x,,,",
                "1,,,,Photo,,fine,yes,,",
                "1,,,,Blah,,,,a,",
                ",SOIL.dat,,,,,x,,,",
                ",soil?dat,,,,,x,,,",
                "1,,,,,,,,,other.dat|none.dat");

        scene.runOnce();

        assertThat(scene.rows("rows.csv").done()).isEqualTo(1);
        assertThat(scene.rows("rows.csv").why())
                .containsExactly(
                        "row 2: DC21 refuses it: file '4' has a status of 'ERROR' and cannot be updated",
                        "row 3: DC21 refuses it: file '5' has a been published and cannot be updated",
                        "row 4: DC21 refuses it: unauthorized to update file '6'",
                        "row 5: DC21 refuses it: file with id '99' could not be found; Supplied org level 2 id does not"
                                + " exist; Unknown tag 'Blah'; Can not find an approved user with provided email. An"
                                + " update is not all or nothing: it may have changed tag_names by then",
                        "row 6: DC21 refuses it: Cannot rename a package. An update is not all or nothing: it may have"
                                + " changed name by then",
                        "row 7: DC21 refuses it: filename has already been taken. An update is not all or nothing: it"
                                + " may have changed name by then",
                        "row 8: access_to_user_groups must be true or false, and not true for a Public file, and is"
                                + " 'maybe'",
                        "row 9: filename must be that of one file at the service, which finds no file, and is"
                                + " 'none.dat'",
                        "row 11: DC21 refuses it: Unknown tag 'Blah'. An update is not all or nothing: it may have"
                                + " changed tag_names, label_names by then",
                        "row 12: filename must be that of one file at the service, which finds file 1, soil.dat, 0"
                                + " bytes, and is 'SOIL.dat'",
                        "row 13: filename must be that of one file at the service, which finds no file, and is"
                                + " 'soil?dat'",
                        "row 14: parent_filenames must be names of files at the service, each one line, and is"
                                + " 'none.dat'");
    }

    @Test
    void ofSeveralFilesOfANameEachIsListed() {
        scene.dc21.plantFile("soil.dat", Dc21Scene.USER, "1");
        scene.text("one.yaml", "{filename: soil.dat, description: wet}");

        scene.runOnce();

        assertThat(scene.waybill("one.yaml").reason())
                .contains("which finds file 1, soil.dat, 0 bytes; file 4, soil.dat, 0 bytes, and is 'soil.dat'");
    }

    @Test
    void aFileWithoutACreatorBreaksTheSearchAndNotTheRest() {
        scene.dc21.withoutCreator(scene.file(3));
        scene.text("rows.csv", "file_id,filename,description", ",other.dat,wet", "1,,wet");

        scene.runOnce();

        assertThat(scene.rows("rows.csv").why().get(0))
                .startsWith("row 2: file_id must be given: the search for names was answered with HTTP 404");
        assertThat(scene.rows("rows.csv").done()).isEqualTo(1);
    }

    @Test
    void warningsOfTheServiceAreInTheReceipt() {
        scene.text("rows.csv", "file_id,title,description", "2,Soil,", "1,Soil,wet");

        scene.runOnce();

        assertThat(scene.receipt("rows.csv").filing().warnings())
                .containsExactly(
                        "row 2: Updating a package will not cause rif-cs to be regenerated",
                        "row 3: file 1 is no package, and title, access_rights_type, license, related_websites and"
                                + " grant_numbers were ignored");
        assertThat(scene.waybill("rows.csv").reason())
                .isEqualTo("with a warning: row 2: Updating a package will not cause rif-cs to be regenerated (and 1"
                        + " more)");
    }
}
