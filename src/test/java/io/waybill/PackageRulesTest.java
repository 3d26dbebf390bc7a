package io.waybill;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The packages stand in the order of the flow, and each imports only those above it. The root package wires them all;
 * the commands in cli and sandbox may use it back.
 */
@AnalyzeClasses(packages = "io.waybill", importOptions = DoNotIncludeTests.class)
class PackageRulesTest {
    private static final String ROOT = "io.waybill";

    /** The packages of one line do not know each other. */
    private static final List<List<String>> ORDER = List.of(
            List.of("secret"),
            List.of("ledger"),
            List.of("chunk"),
            List.of("arrival"),
            List.of("queue"),
            List.of("destination"),
            List.of("destination.databank", "destination.datatile", "destination.workspace", "destination.dc21"),
            List.of("retention"),
            List.of("validation"),
            List.of("console"),
            List.of("observe"),
            List.of("notice"),
            List.of("checkup"),
            List.of("cli"),
            List.of("sandbox"));

    private static final Set<String> MAY_IMPORT_ROOT = Set.of("cli", "sandbox");

    @ArchTest
    static final ArchRule aPackageHasAPlaceInTheOrder = classes()
            .should(ArchCondition.from(describe(
                    "the order",
                    type -> name(type)
                            .filter(name -> name.isEmpty() || place(name) >= 0)
                            .isPresent())))
            .as("A package must be the root package or one of " + ORDER);

    @ArchTest
    static final ArchRule aPackageImportsOnlyPackagesAboveIt = classes()
            .should(dependOnlyOnPackagesAbove())
            .as("A package must import only packages above it in " + ORDER);

    @ArchTest
    static final ArchRule noPackageIsADrawerForEverything = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..helper..", "..base..", "..impl..", "..service..")
            .as("A package must be named after a noun of the field, not common, util, helper, base, impl or service");

    private static ArchCondition<JavaClass> dependOnlyOnPackagesAbove() {
        return new ArchCondition<>("depend only on packages above") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> name(dependency.getTargetClass()).isPresent())
                        .forEach(dependency -> events.add(
                                new SimpleConditionEvent(type, mayBe(dependency), dependency.getDescription())));
            }
        };
    }

    private static boolean mayBe(Dependency dependency) {
        String from = name(dependency.getOriginClass()).orElseThrow();
        String to = name(dependency.getTargetClass()).orElseThrow();
        if (from.equals(to) || from.isEmpty()) {
            return true;
        }
        return to.isEmpty() ? MAY_IMPORT_ROOT.contains(from) : place(to) < place(from);
    }

    /** A package of ours without the root's name; nothing for the root, and nothing at all for a package of others. */
    private static Optional<String> name(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(ROOT) || name.startsWith(ROOT + ".")
                ? Optional.of(name.substring(Math.min(name.length(), ROOT.length() + 1)))
                : Optional.empty();
    }

    private static int place(String name) {
        return IntStream.range(0, ORDER.size())
                .filter(at -> ORDER.get(at).contains(name))
                .findFirst()
                .orElse(-1);
    }
}
