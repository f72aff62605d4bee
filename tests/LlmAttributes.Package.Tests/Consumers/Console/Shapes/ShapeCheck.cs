using LlmAttributes;
using Microsoft.Extensions.AI;

namespace Shop;

/// <summary>Reads a result of each shape and compares it with what was answered.</summary>
internal sealed class ShapeCheck
{
    private int _right;
    private int _wrong;

    /// <summary>Says how many values are right, and names those that are not.</summary>
    /// <returns>Whether all are.</returns>
    public async Task<bool> RunAsync()
    {
        await using var runtime = LlmRuntime.CreateBuilder()
            .AddModel(Models.Small, new ShapeModel().AsBuilder().UseFunctionInvocation().Build())
            .AddTools(new Stock())
            .Build();
        var shapes = IShapes.Create(runtime);
        Check((await shapes.ParcelAsync()).Value);
        Check(await shapes.BranchAsync());
        Is("closed generic", Guid.Parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), (await shapes.BoxAsync()).Content);
        Is("root structure", new Size(3, 4), await shapes.SizeAsync());
        Is("root union", new Mail("a@b"), await shapes.ChannelAsync());
        Is("root tuple", ("n", 2), await shapes.PairAsync());
        Is("root list", "a|b", string.Join('|', await shapes.WordsAsync()));
        Is("root dictionary", 1.5m, (await shapes.MapAsync())["a"]);
        Is("root enumeration", Grade.High, await shapes.GradeAsync());
        Is("root date", new DateOnly(2026, 1, 31), await shapes.DayAsync());
        Is("root number", 19.90m, await shapes.PriceAsync());
        Is("declined", null, await shapes.NoneAsync());
        Is("repaired", 2, (await shapes.RepairedAsync()).Attempts.Count);
        Is("tool", 42, await shapes.CountAsync());
        Is("tool of objects", """[{"width":6,"height":7},{"width":10,"height":7}]""", await shapes.OrderAsync());
        Is("json", """{"name":"a","leaves":1,"branches":[{"name":"b","leaves":0,"branches":[],"stem":null}],"stem":null} {"s":{"width":1,"height":2}} null""", await shapes.WriteAsync(new("a", 1, [new("b", 0, [], null)], null), new() { ["s"] = new(1, 2) }, null));
        var receipt = await ICashDesk.Create(runtime).ReadAsync();
        Is("context", ("7", 19.90m, 2), (receipt.Number, receipt.Total, receipt.Counts[1]));
        await StreamAsync(shapes);
        Console.WriteLine($"shapes: {_right} right, {_wrong} wrong");
        return _wrong == 0;
    }

    private async Task StreamAsync(IShapes shapes)
    {
        await foreach (var branch in shapes.BranchesAsync())
            Check(branch);
        var numbers = shapes.NumbersAsync();
        var sum = 0;
        await foreach (var number in numbers)
            sum += number;
        Is("stream", (42, 3), (sum, (await numbers.Completion).Value.Count));

        HashSet<string> names = [];
        Partial<Branch>? last = null;
        await foreach (var part in shapes.GrowAsync())
        {
            last = part;
            names.Add($"{part.Name().ValueOrDefault} {part.Branches().Count} {part.Stem().Name().ValueOrDefault}");
        }

        Is("growth", true, names.Contains("a \" 0 ") && names.Contains("a \"b\" é 1 ") && names.Contains("a \"b\" é 2 e"));
        Check(last!.Value);

        var growing = shapes.GrowWithFactsAsync();
        Partial<Parcel>? whole = null;
        await foreach (var part in growing)
            whole = part;
        Check(whole!.Value);
        Is("completion", Models.Small, (await growing.Completion).Model);
    }

    private void Check(Branch branch)
    {
        Is("record", ("a \"b\" é", 3), (branch.Name, branch.Leaves));
        Is("recursive type", ("d", "e"), (branch.Branches[1].Name, branch.Stem?.Name));
    }

    private void Check(Parcel parcel)
    {
        Is("text", "Lamp", parcel.Title);
        Is("boolean", true, parcel.IsPaid);
        Is("nullable", (5, null), (parcel.Count, parcel.Other));
        Is("numbers", (9_000_000_000, 0.5, 19.90m), (parcel.Weight, parcel.Length, parcel.Price));
        Is("letter", 'x', parcel.Letter);
        Is("bytes", "1|2|3", string.Join('|', parcel.Bytes));
        Is("enumerations", (Grade.High, Access.Read | Access.Write), (parcel.Grade, parcel.Access));
        Is("times", (new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2))), (parcel.At, parcel.When));
        Is("date, clock and length", (new DateOnly(2026, 1, 2), new TimeOnly(8, 30), new TimeSpan(1, 2, 3, 4)), (parcel.Day, parcel.Clock, parcel.Wait));
        Is("names", (Guid.Parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), new Uri("https://host/x")), (parcel.Id, parcel.Link));
        Is("tuple and structure", (("hall", 2), new Size(3, 4)), (parcel.Place, parcel.Size));
        Check(parcel.Branch);
        Is("generic", new Box<decimal>(1.5m, "l"), parcel.Box);
        Is("union", new Phone("1") { IsMobile = true }, parcel.Channel);
        Is("lists", "a|b 1|2 7", $"{string.Join('|', parcel.Words)} {string.Join('|', parcel.Counts)} {string.Join('|', parcel.Numbers)}");
        Is("immutable array and dictionary", (new DateOnly(2026, 1, 31), new Size(1, 2)), (parcel.Days[0], parcel.Sizes["s"]));
    }

    private void Is<T>(string shape, T expected, T actual)
    {
        if (EqualityComparer<T>.Default.Equals(expected, actual))
        {
            _right++;
            return;
        }

        _wrong++;
        Console.WriteLine($"{shape}: '{actual}' in place of '{expected}'");
    }
}
