namespace LlmAttributes.PassageWorker;

/// <summary>The program that the processes run: the one built for itself.</summary>
/// <remarks>The copy beside a test is changed while coverage is taken, and all of its processes would write their counts into one file, whether they are killed meanwhile or not.</remarks>
internal static class WorkerProgram
{
    /// <summary>Gets the file.</summary>
    public static string Path { get; } = Find(new(System.IO.Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    private static string Find(DirectoryInfo own) => System.IO.Path.Combine(own.Parent!.Parent!.FullName, "LlmAttributes.PassageWorker", own.Name, "LlmAttributes.PassageWorker.dll");
}
