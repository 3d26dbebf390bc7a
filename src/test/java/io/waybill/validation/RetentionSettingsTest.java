package io.waybill.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a setting of what is kept, and for how long, must be. */
class RetentionSettingsTest {
    private static final String KEPT = "waybill.retention.delivered";

    @ParameterizedTest
    @ValueSource(strings = {"1d", "24h", "400d", "3650 d", "never"})
    void aDayOrLongerOrNeverIsRight(String value) {
        assertThat(SettingKinds.complaint(KEPT, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23h", "0d", "forever", "none", "400", "-1d"})
    void whatIsShorterOrNoTimeIsNamed(String value) {
        assertThat(SettingKinds.complaint(KEPT, value))
                .contains("The setting waybill.retention.delivered must be a time of a day or longer, such as 400d, or"
                        + " never, and is '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 30 3 * *", "*/5 * * * *", "nightly"})
    void aScheduleThatIsNoneIsNamed(String value) {
        assertThat(SettingKinds.complaint("waybill.retention.schedule", value))
                .contains(
                        "The setting waybill.retention.schedule must be a Quartz cron expression, such as 0 30 3 * * ?,"
                                + " and is '" + value + "'");
    }

    @Test
    void aThousandWaybillsAreKeptAtTheLeast() {
        assertThat(SettingKinds.complaint("waybill.retention.most", "999"))
                .contains("The setting waybill.retention.most must be a number from 1000 to 999999999, and is '999'");
        assertThat(SettingKinds.complaint("waybill.retention.most", "1000")).isEmpty();
    }
}
