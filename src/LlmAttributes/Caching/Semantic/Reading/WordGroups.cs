using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>Words and short phrases that mean the same in a request; the first of a group stands for all.</summary>
internal static class WordGroups
{
    private const string Text =
        "buy purchase bought purchased|fix repair mend repaired|begin start began begun started|big large huge|quick fast quickly|make create made making built build construct constructed|" +
        "remove delete erase deleted removed|get obtain receive got gotten|show display|tell said say told says|help assist|teach taught train trained|learn learnt learned study|write wrote written draft|" +
        "speak spoke spoken|eat ate eaten|drink drank drunk|go went gone|come came|see saw seen view|know knew known|think thought|find found|give gave given|take took taken|send sent|pay paid|lose lost losing|" +
        "run ran|become became|fall fell fallen|forget forgot forgotten|choose chose chosen pick select|break broke broken|drive drove driven|fly flew flown flight|grow grew grown growth|sleep slept|teenager teen|" +
        "child kid children kids|person people human someone somebody anyone|man men|woman women|movie film|phone mobile cellphone smartphone|picture photo image photograph|laptop notebook|computer pc|car automobile|" +
        "holiday vacation|job employment|salary wage|money cash|price cost costs|refund reimbursement|invoice bill|parcel package|present gift|author writer|enable activate|disable deactivate|" +
        "way method procedure process approach technique|reason cause why|meaning definition|difference differ different distinguish|benefit advantage pro|drawback disadvantage con|example instance|" +
        "explain describe|list name enumerate|suggest recommend propose|summary summarise summarize|translate translation|correct right proper|error fault mistake|problem issue trouble|important significant|" +
        "happy glad|sad unhappy|rich wealthy|smart intelligent clever|difficult hard tough|easy simple|beautiful pretty|improve enhance better|increase raise|decrease reduce lower|stop quit cease|end finish ended|undo undid undone|hold held|lead led|leave left|meet met|read|rise rose risen|sell sold|sing sang sung|sit sat|stand stood|swim swam swum|throw threw thrown|wear wore worn|feel felt|fight fought|hide hid hidden|hurt|mean meant|ride rode ridden|shoot shot|spend spent|steal stole stolen|wake woke woken|bring brought|bite bit bitten|blow blew blown|catch caught|cost|cut|deal dealt|dig dug|draw drew drawn|dream dreamt|feed fed|freeze froze frozen|hear heard|kneel knelt|lend lent|burn burnt|shake shook shaken|shine shone|shrink shrank shrunk|slide slid|swear swore sworn|sweep swept|tear tore torn|win won|largest biggest greatest|fastest quickest|smallest littlest|" +
        "keep store stored|often frequently frequent|possible able|need require required necessary requires|want wish|use used using usage utilize|work function working|contact reach|ask inquire|answer reply respond|" +
        "city town|country nation|world earth globe|usa america|uk britain|tyre tire|colour color|centre center|lifespan lifetime|duration length|height tall|distance far|weather climate|symptom sign|doctor physician|" +
        "prepare preparation|pronounce pronunciation|spell spelling|calculate compute|discover discovered|invent invented|solve solving solution|renew renewing renewal|deliver delivery|store stored|" +
        "get rid=remove|turn on=enable|switch on=enable|turn off=disable|switch off=disable|set up=install|setup=install|look for=find|find out=find|give up=stop|carry out=do|figure out=find|log in=login|sign in=login|" +
        "united states=usa|united kingdom=uk|u.s.=usa|u.k.=uk|us=usa|come down=fall|came down=fall|get back=recover|put on=wear|look like=resemble|deal with=handle|get over=overcome|" +
        "stand for=mean|stands for=mean|lead to=cause|led to=cause|leads to=cause|due to=cause";

    private static readonly FrozenDictionary<string, string> s_words = Words();
    private static readonly FrozenDictionary<string, string> s_phrases = Phrases();

    // Most words end no phrase, and need not be joined to the one before to see it.
    private static readonly FrozenSet<string> s_ends = s_phrases.Keys.Select(static phrase => phrase[(phrase.LastIndexOf(' ') + 1)..]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The word that stands for a word.</summary>
    public static string FormOf(string word)
    {
        if (s_words.TryGetValue(word, out var form))
            return form;
        var stem = WordStem.Of(word);
        return s_words.TryGetValue(stem, out form) ? form : stem;
    }

    /// <summary>Whether a phrase ends with a word.</summary>
    public static bool EndsPhrase(string last) => s_ends.Contains(last);

    /// <summary>The word that stands for a phrase of two or three words, or <see langword="null"/>.</summary>
    public static string? PhraseOf(string first, string last) => s_phrases.GetValueOrDefault($"{first} {last}");

    private static FrozenDictionary<string, string> Words()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in Text.Split('|').Where(static g => !g.Contains('=', StringComparison.Ordinal)))
        {
            var members = group.Split(' ');
            var form = words.GetValueOrDefault(members[0], WordStem.Of(members[0]));
            foreach (var member in members)
            {
                words.TryAdd(member, form);
                words.TryAdd(WordStem.Of(member), form);
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Phrases() =>
        Text.Split('|').Where(static g => g.Contains('=', StringComparison.Ordinal))
            .Select(static g => g.Split('='))
            .Where(static g => !g[0].StartsWith("big ", StringComparison.Ordinal))
            .ToFrozenDictionary(static g => g[0], static g => FormOf(g[1]), StringComparer.Ordinal);
}
