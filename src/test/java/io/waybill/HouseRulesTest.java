package io.waybill;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.waybill.destination.AllowedHeaders;
import io.waybill.secret.RecentLines;
import java.util.Date;
import java.util.Set;
import org.apache.camel.Exchange;

/** The rules of the house that can be read in the compiled classes. */
@AnalyzeClasses(packages = "io.waybill", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String BYTES = "(chunk|file)?(?i:size|length)|(.*[a-z])?(?i:offset|bytes|acknowledged)";

    @ArchTest
    static final ArchRule noDestinationKnowsTheExchange = noClasses()
            .that()
            .resideInAPackage("io.waybill.destination..")
            .and()
            .doNotBelongToAnyOf(AllowedHeaders.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Exchange.class)
            .as("A class of a destination must not know Camel's Exchange");

    @ArchTest
    static final ArchRule theHeaderFilterReadsNothingFromTheExchange = noClasses()
            .that()
            .resideInAPackage("io.waybill.destination..")
            .should()
            .accessTargetWhere(describe(
                    "the Exchange is read", access -> access.getTargetOwner().isAssignableTo(Exchange.class)))
            .as("A header filter must name Camel's Exchange in its signatures only");

    @ArchTest
    static final ArchRule onlyCommandsWriteToTheStandardStreams = noClasses()
            .that()
            .resideOutsideOfPackages("io.waybill", "io.waybill.cli..", "io.waybill.sandbox..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .as("A class outside cli, sandbox and the root package must log, not print");

    @ArchTest
    static final ArchRule nobodyTakesADateForATime = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Schedule.*|HttpCheckup)") // Quartz and certificates have nothing else
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Date.class)
            .as("A time must not be a Date");

    /** They look again and again at what another process or Camel does, and the stand-in plays a slow service. */
    private static final String LOOKERS =
            "io.waybill.(OnceRun|DemoProgress|cli.(PurgeCommand|PushWatch|StatusCommand)|sandbox.Reception)";

    @ArchTest
    static final ArchRule onlyThoseThatLookAgainSleep = noClasses()
            .that()
            .haveNameNotMatching(LOOKERS)
            .should()
            .callMethodWhere(describe(
                    "a thread sleeps",
                    call -> call.getName().equals("sleep")
                            && call.getTargetOwner().getPackageName().startsWith("java.")))
            .as("A class other than those that look again must wait for a condition, not sleep");

    @ArchTest
    static final ArchRule everyLoggerIsOfSlf4j = noClasses()
            .that()
            .areNotAssignableTo(DemoCommand.class) // it quiets the log, which SLF4J cannot
            .and()
            .areNotAssignableTo(RecentLines.class) // it is a part of the log
            .should()
            .dependOnClassesThat(describe(
                    "are loggers of something else",
                    type -> type.getSimpleName().matches("(System)?Log(ger)?(Factory|Manager)?")
                            && !type.getPackageName().equals("org.slf4j")))
            .as("A logger must be one of SLF4J");

    @ArchTest
    static final ArchRule bytesAreLong = fields().that(
                    describe("count bytes", field -> field.getName().matches(BYTES)))
            .should()
            .notHaveRawType(describe(
                    "int or smaller",
                    type -> Set.of("int", "short", "Integer", "Short").contains(type.getSimpleName())))
            .as("A field or record component that counts bytes must be a long");
}
