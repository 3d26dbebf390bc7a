package io.waybill.ledger;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/**
 * How the tables of a database stand to those that this Waybill works with.
 *
 * @param version of the tables; 0 where there are none
 * @param wanted the version that this Waybill works with
 */
public record LedgerSchema(int version, int wanted) {

    static LedgerSchema of(DataSource database) {
        MigrationInfoService info = flyway(database).info();
        return new LedgerSchema(
                Optional.ofNullable(info.current()).map(LedgerSchema::number).orElse(0),
                Arrays.stream(info.all())
                        .filter(migration -> migration.getState().isResolved())
                        .mapToInt(LedgerSchema::number)
                        .max()
                        .orElseThrow());
    }

    /** Brings the tables to what this Waybill works with. */
    static void migrate(DataSource database) {
        flyway(database).migrate();
    }

    private static int number(MigrationInfo migration) {
        MigrationVersion version = migration.getVersion();
        return version.getMajor().intValueExact();
    }

    private static Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db")
                .loggers("slf4j")
                .load();
    }
}
