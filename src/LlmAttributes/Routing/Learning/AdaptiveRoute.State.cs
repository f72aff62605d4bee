using System.Text.Json;

namespace LlmAttributes;

public sealed partial class AdaptiveRoute
{
    private const int StateVersion = 1;

    /// <summary>Writes what was learned so far as JSON, so that a restart need not begin anew. It holds model keys, kinds of task and sums, no text of any call.</summary>
    /// <param name="destination">Where it is written.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var json = new Utf8JsonWriter(destination);
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            json.WriteStartObject();
            json.WriteNumber("version", StateVersion);
            json.WritePropertyName("overall");
            Write(json, _overall, now);
            json.WriteStartObject("tasks");
            foreach (var (name, task) in _tasks)
            {
                json.WritePropertyName(name);
                Write(json, task, now);
            }

            json.WriteEndObject();
            if (_others is not null)
            {
                json.WritePropertyName("others");
                Write(json, _others, now);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>Takes over what another route learned. What it knows of models that this route does not have is left out; the time in between does not count.</summary>
    /// <param name="source">What <see cref="Save"/> wrote.</param>
    /// <exception cref="InvalidDataException">It is nothing that <see cref="Save"/> wrote.</exception>
    public void Restore(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var document = JsonDocument.Parse(source);
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() is not StateVersion and var version)
                throw Fault(FormattableString.Invariant($"it is of version {version}, this library reads version {StateVersion}"), null);
            Restore(root);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Fault("it is not the JSON that was written", exception);
        }
    }

    private void Restore(JsonElement root)
    {
        var overall = Read(root.GetProperty("overall"));
        var tasks = root.GetProperty("tasks").EnumerateObject().Select(task => (task.Name, Arms: Read(task.Value))).ToList();
        var others = root.TryGetProperty("others", out var element) ? Read(element) : null;
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            Restore(_overall, overall);
            foreach (var (name, arms) in tasks)
                Restore(Open(name, now), arms);
            if (others is not null)
                Restore(_others ??= new(_models.Length, now), others);
        }
    }

    private static void Restore(AdaptiveArms arms, AdaptiveArm?[] saved)
    {
        for (var k = 0; k < saved.Length; k++)
        {
            if (saved[k] is { } arm)
                arms.Restore(k, arm);
        }
    }

    private AdaptiveArm?[] Read(JsonElement element)
    {
        var arms = new AdaptiveArm?[_models.Length];
        foreach (var property in element.EnumerateObject())
        {
            if (Array.IndexOf(_models, property.Name) is >= 0 and var model)
                arms[model] = ReadArm(property.Value);
        }

        return arms;
    }

    private static AdaptiveArm ReadArm(JsonElement element)
    {
        var arm = new AdaptiveArm
        {
            Count = element.GetProperty("count").GetDouble(),
            Quality = element.GetProperty("quality").GetDouble(),
            CostUsd = element.GetProperty("cost_usd").GetDouble(),
            Seconds = element.GetProperty("seconds").GetDouble(),
        };
        return arm is { Count: >= 0 and < 1e15, Quality: >= 0, CostUsd: >= 0 and < 1e15, Seconds: >= 0 and < 1e15 } && arm.Quality <= arm.Count * (1 + 1e-9)
            ? arm
            : throw Fault("a sum in it is out of range", null);
    }

    private void Write(Utf8JsonWriter json, AdaptiveArms arms, long now)
    {
        arms.Fade(now, _halfLife);
        json.WriteStartObject();
        for (var k = 0; k < _models.Length; k++)
        {
            var arm = arms.All[k];
            json.WriteStartObject(_models[k]);
            json.WriteNumber("count", arm.Count);
            json.WriteNumber("quality", arm.Quality);
            json.WriteNumber("cost_usd", arm.CostUsd);
            json.WriteNumber("seconds", arm.Seconds);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static InvalidDataException Fault(string what, Exception? inner) =>
        new($"The state of an adaptive route cannot be read: {what}; give what 'AdaptiveRoute.Save' of this version wrote.", inner);
}
