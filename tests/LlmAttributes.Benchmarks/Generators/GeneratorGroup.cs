using System.Globalization;
using System.Reflection;
using System.Text;
using LlmAttributes.Benchmarks.Measuring;
using LlmAttributes.Generators;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Benchmarks.Generators;

/// <summary>Our generator beside Refit's and beside a floor, on 100 interfaces of 5 methods, in process and warm.</summary>
internal static class GeneratorGroup
{
    private const int Contracts = 100;
    private const int Methods = 5;
    private const int WarmUps = 80;
    private const int Runs = 41;

    public static IEnumerable<Figure> Measure()
    {
        var (ours, floor, refit) = Subjects();
        Require(ours, "LlmAttributes");
        Require(floor, "the floor");
        Require(refit, "Refit");

        yield return Compare("bench.generator.cold.ratio_to_refit", ours.Cold, refit.Cold);
        yield return Compare("bench.generator.cold.ratio_to_floor", ours.Cold, floor.Cold);
        var version = 0;
        yield return Compare("bench.generator.edit.ratio_to_floor", () => ours.EditBody(version += 3), () => floor.EditBody(version += 3));
        yield return Compare("bench.generator.edit.ratio_to_refit", () => ours.EditBody(version += 3), () => refit.EditBody(version += 3));
        yield return Compare("bench.generator.declaration_edit.ratio_to_floor", () => ours.EditDeclaration(version += 3), () => floor.EditDeclaration(version += 3));
    }

    public static (GeneratorSubject Ours, GeneratorSubject Floor, GeneratorSubject Refit) Subjects()
    {
        var references = References();
        var contracts = Enumerable.Range(0, Contracts).Select(OurContract).ToArray();
        return (
            new([new LlmClientGenerator().AsSourceGenerator()], contracts, references),
            new([new FloorGenerator().AsSourceGenerator()], contracts, references),
            new(RefitGenerators(), Enumerable.Range(0, Contracts).Select(RefitContract), references));
    }

    private static Figure Compare(string name, Func<double> ours, Func<double> peer)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            ours();
            peer();
        }

        var (mine, theirs, ratios) = (new double[Runs], new double[Runs], new double[Runs]);
        for (var i = 0; i < Runs; i++)
        {
            // Collected between runs, so that no run pays for the garbage of another.
            GC.Collect();
            mine[i] = ours();
            GC.Collect();
            theirs[i] = peer();
            ratios[i] = mine[i] / theirs[i];
        }

        Array.Sort(ratios);
        return new(name, ratios[Runs / 2], Runs, ratios[Runs / 4], ratios[Runs * 3 / 4], FormattableString.Invariant($"{Timing.Median(mine):F2} ms against {Timing.Median(theirs):F2} ms"));
    }

    private static void Require(GeneratorSubject subject, string name)
    {
        if (subject.OutputCount < Contracts)
            throw new InvalidOperationException($"The generator of {name} wrote {subject.OutputCount} files for {Contracts} interfaces, so its time says nothing.");
    }

    private static string OurContract(int number)
    {
        var text = new StringBuilder("using System.Threading;\nusing System.Threading.Tasks;\nusing LlmAttributes;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"namespace Shop.Area{number % 5};\n\n[LlmClient]\n[SystemPrompt(\"You serve area {number}.\")]\n[RetryWithBackoff(MaxAttempts = 3)]\npublic partial interface IContract{number}\n{{\n");
        for (var i = 0; i < Methods; i++)
            text.Append(CultureInfo.InvariantCulture, $"    [Prompt(\"Answer {{question}} for {{name}} in {{language}}.\\nBe brief.\")]\n    Task<string> Method{i}Async(string question, string name, string language, CancellationToken cancellationToken);\n\n");
        return text.Append("}\n").ToString();
    }

    private static string RefitContract(int number)
    {
        var text = new StringBuilder("using System.Threading;\nusing System.Threading.Tasks;\nusing Refit;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"namespace Shop.Area{number % 5};\n\n[Headers(\"User-Agent: area {number}\")]\npublic interface IContract{number}\n{{\n");
        for (var i = 0; i < Methods; i++)
            text.Append(CultureInfo.InvariantCulture, $"    [Post(\"/answer/{{question}}\")]\n    Task<string> Method{i}Async(string question, [Query] string name, [Header(\"Accept-Language\")] string language, CancellationToken cancellationToken);\n\n");
        return text.Append("}\n").ToString();
    }

    private static MetadataReference[] References() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<ISourceGenerator> RefitGenerators()
    {
        var package = typeof(GeneratorGroup).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RefitPackage").Value!;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(package, "analyzers"), "*Generator*.dll", SearchOption.AllDirectories))
        {
            foreach (var type in Assembly.LoadFrom(file).GetTypes())
            {
                if (!type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type))
                    yield return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
            }
        }
    }
}
