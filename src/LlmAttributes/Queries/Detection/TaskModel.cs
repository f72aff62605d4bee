using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>A linear model over hashed features, a byte per weight.</summary>
internal sealed partial class TaskModel
{
    /// <summary>The buckets of the features, a power of two.</summary>
    public const int Buckets = 1 << 14;

    // What the model cannot tell must be said by a cue: it begins as one query in twelve.
    private const double Unsaid = -2.5;
    private const double Nothing = -4;

    private readonly LinearTable _table;

    private TaskModel(LinearTable table) => _table = table;

    /// <summary>The kinds that the model tells, in the order of its outputs.</summary>
    public static ReadOnlySpan<TaskType> Outputs =>
        [TaskType.QuestionAnswering, TaskType.Summarization, TaskType.Classification, TaskType.Extraction, TaskType.Creative, TaskType.Brainstorming];

    /// <summary>The model that comes with the library.</summary>
    public static TaskModel Shipped { get; } = Read();

    /// <summary>Writes how likely each kind is.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tokens">Its words and signs.</param>
    /// <param name="scores">Receives the logarithm of a probability per <see cref="TaskType"/>.</param>
    public void Score(ReadOnlySpan<char> query, ReadOnlySpan<uint> tokens, Span<double> scores)
    {
        scores.Fill(Unsaid);
        scores[(int)TaskType.General] = Nothing;
        Span<float> values = stackalloc float[Outputs.Length];
        Score(query, tokens, values);
        var (top, sum) = (float.NegativeInfinity, 0.0);
        foreach (var value in values)
            top = MathF.Max(top, value);
        foreach (var value in values)
            sum += Math.Exp(value - top);
        for (var i = 0; i < values.Length; i++)
            scores[(int)Outputs[i]] = values[i] - top - Math.Log(sum);
    }

    /// <summary>Writes the logits of the model's own outputs.</summary>
    public void Score(ReadOnlySpan<char> query, ReadOnlySpan<uint> tokens, Span<float> values)
    {
        Span<uint> features = stackalloc uint[TaskFeatures.MostOf(tokens.Length)];
        Span<int> sums = stackalloc int[_table.SumLength];
        sums.Clear();
        var count = TaskFeatures.Of(query, tokens, features);
        foreach (var feature in features[..count])
            _table.Add(feature, sums);
        _table.Finish(sums, count, [], values);
    }

    private static TaskModel Read()
    {
        using var stream = typeof(TaskModel).Assembly.GetManifestResourceStream("LlmAttributes.tasks.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var scales = new float[Outputs.Length];
        for (var i = 0; i < scales.Length; i++)
            scales[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return new(new(MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(scales.Length * sizeof(float))), scales, []));
    }
}
