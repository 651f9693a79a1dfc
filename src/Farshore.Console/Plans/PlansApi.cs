using Farshore.Console.Access;
using Farshore.Console.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Plans;

/// <summary>Plans as files: read, judged while they are typed, saved; and checked against both Regions.</summary>
static class PlansApi
{
    const string ProblemType = "application/problem+json";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plans/{plan}/file", File).WithName("planFile")
            .WithSummary("A plan's file: its text, everything that is wrong with it by line, and what it says in short");
        api.MapPut("/plans/{plan}/file", Save).WithName("savePlan").WithMetadata(TextBound.Metadata)
            .WithSummary("Writes a plan's file, if it is still the one that was seen and the text is a plan")
            .Produces<PlanSaveRefusal>(StatusCodes.Status409Conflict, ProblemType)
            .Produces<PlanSaveRefusal>(StatusCodes.Status422UnprocessableEntity, ProblemType);
        api.MapPost("/plans/{plan}/names", TakeNames).WithName("renewPlanNames")
            .WithSummary("Writes into a plan's file the names of what a failback has rebuilt at home")
            .Produces<PlanSaveRefusal>(StatusCodes.Status409Conflict, ProblemType);
        api.MapPost("/plans/{plan}/validate", Validate).WithName("validatePlan").WithMetadata(TextBound.Metadata)
            .WithSummary("Everything that is wrong with a text, as a plan; nothing is written");
        api.MapPost("/plans/{plan}/check", StartCheck).WithName("checkPlan")
            .WithSummary("Begins the preflight: looks at everything the plan needs, changing nothing");
        api.MapGet("/plans/{plan}/check", Check).WithName("planCheck")
            .WithSummary("What the last preflight found, and whether one runs");
    }

    static Ok<PlanFileAnswer> File(string plan, PlanShelf shelf, PlanSaving saving, PlanOutlines outlines)
    {
        var shelved = shelf.Need(plan);
        var disk = PlanOnDisk.Read(shelved.File);
        var (read, troubles) = disk.Text is { } text ? PlanTroubles.Read(text, shelved.File) : (null, []);
        if (disk.Trouble is { } trouble) troubles = [new(0, null, $"The file {trouble}", null), .. troubles];
        return TypedResults.Ok(new PlanFileAnswer(
            shelved.Name, shelved.File, disk.IsThere, disk.Text, disk.Sha256, disk.Size, disk.ChangedAt, troubles,
            read is null ? null : outlines.Of(read), disk.IsThere ? null : shelf.Remembered(shelved.File),
            saving.SavedHere(shelved.File, disk)));
    }

    static Ok<PlanTextAnswer> Validate(string plan, PlanTextAsk ask, PlanShelf shelf)
    {
        var (read, troubles) = PlanTroubles.Read(TextBound.Held(ask.Text), shelf.Need(plan).File);
        return TypedResults.Ok(new PlanTextAnswer(read?.Name, troubles));
    }

    static Results<Ok<PlanSaveAnswer>, JsonHttpResult<PlanSaveRefusal>> Save(
        string plan, PlanSaveAsk ask, Person person, PlanShelf shelf, PlanSaving saving) =>
        Written(shelf.Need(plan), TextBound.Held(ask.Text), ask.Seen ?? "", person, saving);

    static Results<Ok<PlanSaveAnswer>, JsonHttpResult<PlanSaveRefusal>> TakeNames(
        string plan, Person person, PlanShelf shelf, PlanSaving saving, NamesAtHome names)
    {
        var shelved = shelf.Need(plan);
        var disk = PlanOnDisk.Read(shelved.File);
        return names.Renewed(shelved.Name, disk.Text) is { } text ? Written(shelved, text, disk.Sha256, person, saving)
            : throw new ConsoleProblem(StatusCodes.Status409Conflict, "There is nothing to take",
                $"{shelved.File} names what runs at home.", "Nothing more needs to be done.");
    }

    static Results<Ok<PlanSaveAnswer>, JsonHttpResult<PlanSaveRefusal>> Written(
        ShelvedPlan shelved, string text, string seen, Person person, PlanSaving saving)
    {
        try
        {
            var (saved, how) = saving.Save(shelved, text, seen, person.Name);
            return TypedResults.Ok(new PlanSaveAnswer(saved.Name, how.Sha256, how.At));
        }
        catch (PlanChangedException changed)
        {
            return Refuse(StatusCodes.Status409Conflict, "The file has changed meanwhile", Told(changed),
                "Look at what is different, then save over it or take it.", null,
                new(changed.Theirs.Text, changed.Theirs.Sha256, changed.Theirs.ChangedAt, changed.By?.By));
        }
        catch (PlanRefusedException refused)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, "The text is not a plan yet",
                refused.Troubles is [var only] ? "There is 1 problem." : $"There are {refused.Troubles.Count} problems.",
                "Put the lines named here right. Your text stays in the editor until then.", refused.Troubles, null);
        }
    }

    static Accepted<PlanCheckAnswer> StartCheck(string plan, PlanCheckAsk? ask, Person person, PlanShelf shelf, PlanChecks checks)
    {
        var purpose = ask?.For ?? "everything";
        checks.Start(shelf.Find(plan), purpose, person.Name);
        return TypedResults.Accepted($"/api/v1/plans/{plan}/check?for={purpose}", checks.Of(plan, purpose));
    }

    static Ok<PlanCheckAnswer> Check(string plan, string? @for, PlanShelf shelf, PlanChecks checks) =>
        TypedResults.Ok(checks.Of(shelf.Need(plan).Name, @for ?? "everything"));

    static string Told(PlanChangedException changed) => changed switch
    {
        { Theirs.IsThere: false } => "The file is not there any more.",
        { By: { } save } => $"{save.By} saved it here at {save.At:HH:mm:ss} UTC.",
        { Theirs.ChangedAt: var at } => $"It was written outside of this console at {at:HH:mm:ss} UTC.",
    };

    static JsonHttpResult<PlanSaveRefusal> Refuse(
        int status, string title, string detail, string remedy, IReadOnlyList<PlanTrouble>? troubles, PlanTheirs? theirs) =>
        TypedResults.Json(new PlanSaveRefusal("about:blank", title, status, detail, remedy, troubles, theirs),
            PlanApiShapes.Default.PlanSaveRefusal, ProblemType, status);

    /// <summary>How much text is taken: a body is not read further than that.</summary>
    sealed class TextBound : IRequestSizeLimitMetadata
    {
        // As JSON a text can grow to six times its size.
        public long? MaxRequestBodySize => 6L * PlanOnDisk.Largest;

        public static TextBound Metadata { get; } = new();

        /// <exception cref="ConsoleProblem">It is too much, or nothing.</exception>
        public static string Held(string? text) => text switch
        {
            null => throw new ConsoleProblem(StatusCodes.Status400BadRequest, "There is no text", "The request has no 'text'."),
            { Length: > PlanOnDisk.Largest } =>
                throw new ConsoleProblem(StatusCodes.Status413PayloadTooLarge, "The text is too long", "A plan has at most 1 MB."),
            _ => text,
        };
    }
}
