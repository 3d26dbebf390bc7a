package io.waybill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the processes of a benchmark have taken of processors, milliseconds.
 *
 * @param nodes of Waybill, all together
 * @param stand the stand-in, and the benchmark itself
 */
record ProcessorTime(double nodes, double broker, double database, double stand) {

    static ProcessorTime now() {
        return new ProcessorTime(
                millis("io.waybill.Main"), millis("ArtemisServer"), millis("postgres"), millis("ClusterBench"));
    }

    /** For each of so many waybills. */
    ProcessorTime since(ProcessorTime before, int waybills) {
        return new ProcessorTime(
                (nodes - before.nodes) / waybills,
                (broker - before.broker) / waybills,
                (database - before.database) / waybills,
                (stand - before.stand) / waybills);
    }

    private static double millis(String word) {
        return ProcessHandle.allProcesses()
                .filter(process -> command(process).contains(word))
                .mapToLong(process -> process.info()
                        .totalCpuDuration()
                        .map(Duration::toMillis)
                        .orElse(0L))
                .sum();
    }

    /** The whole of it, of which Java's own record leaves out what is long. */
    private static String command(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
