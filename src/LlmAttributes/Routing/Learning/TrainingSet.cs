namespace LlmAttributes;

/// <summary>Recorded outcomes by prompt, model and topic.</summary>
internal sealed class TrainingSet
{
    private readonly Dictionary<string, int> _rowOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _modelOf = new(StringComparer.Ordinal);
    private readonly List<string?> _tasks = [];
    private readonly List<List<int>> _rows = [];
    private readonly List<List<double>> _qualities = [];

    public List<string> Prompts { get; } = [];

    public List<string> Models { get; } = [];

    /// <summary>Adds an outcome that has no fault.</summary>
    public void Add(RouteOutcome outcome)
    {
        if (_rowOf.TryAdd(outcome.Prompt, Prompts.Count))
        {
            Prompts.Add(outcome.Prompt);
            _tasks.Add(null);
        }

        if (_modelOf.TryAdd(outcome.Model, Models.Count))
        {
            Models.Add(outcome.Model);
            _rows.Add([]);
            _qualities.Add([]);
        }

        var row = _rowOf[outcome.Prompt];
        var model = _modelOf[outcome.Model];
        _tasks[row] ??= outcome.TaskType;
        _rows[model].Add(row);
        _qualities[model].Add(outcome.Quality);
    }

    /// <summary>The prompts that a model answered.</summary>
    public List<int> Rows(int model) => _rows[model];

    /// <summary>How well it answered them.</summary>
    public List<double> Qualities(int model) => _qualities[model];

    /// <summary>Names the topic of each prompt, or -1: the most frequent kinds of task, if there are several.</summary>
    /// <param name="fewest">How many prompts a topic needs.</param>
    /// <param name="most">How many topics there may be.</param>
    public (int[] Topics, int Count) FindTopics(int fewest, int most)
    {
        var topicOf = _tasks
            .Where(static task => task is not null)
            .GroupBy(static task => task!, StringComparer.Ordinal)
            .Select(static group => (Task: group.Key, Count: group.Count()))
            .Where(group => group.Count >= fewest)
            .OrderByDescending(static group => group.Count)
            .ThenBy(static group => group.Task, StringComparer.Ordinal)
            .Take(most)
            .Select(static (group, topic) => (group.Task, Topic: topic))
            .ToDictionary(static pair => pair.Task, static pair => pair.Topic, StringComparer.Ordinal);
        return topicOf.Count < 2
            ? ([], 0)
            : ([.. _tasks.Select(task => task is not null && topicOf.TryGetValue(task, out var topic) ? topic : -1)], topicOf.Count);
    }
}
