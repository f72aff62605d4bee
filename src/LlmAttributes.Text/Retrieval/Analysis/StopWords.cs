namespace LlmAttributes;

/// <summary>Words that say nothing of what a text is about, in small letters; forms with an apostrophe stand as their parts.</summary>
internal static class StopWords
{
    public const string English =
        "i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves what which who whom whose this that " +
        "these those am is are was were be been being have has had having do does did doing done would shall should can could may might must ought will an a the and but if or because as until while of at by " +
        "for with about against between into through during before after above below to from up down in out on off over under again further then once here there when where why how all any both each few more " +
        "most other some such no nor not only own same so than too very also s t d ll m re ve don doesn didn isn aren wasn weren hasn haven hadn won wouldn shan shouldn couldn mustn cannot let upon per via within without";

    public const string German =
        "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei bin bis bist da damit dann der den des dem die das daß dass dein deine deinem " +
        "deinen deiner deines denn derer dessen dich dir du dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines er ihn ihm es etwas euer eure eurem euren eurer " +
        "eures für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich mich mir ihr ihre ihrem ihren ihrer ihres euch im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen " +
        "jener jenes jetzt kann kein keine keinem keinen keiner keines können könnte man manche manchem manchen mancher manches mein meine meinem meinen meiner meines mit muss musste nach nicht " +
        "nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines selbst sich sie ihnen sind so solche solchem solchen solcher solches soll sollte sondern sonst über um und uns " +
        "unser unsere unserem unseren unter viel vom von vor während war waren warum was weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wollen wollte " +
        "wurde wurden würde würden zu zum zur zwar zwischen";

    public const string French =
        "au aux avec ce ces dans de des du elle elles en et eux il ils je la le les leur leurs lui ma mais me même mes moi mon ne nos notre nous on ou où par pas pour qu que quel quelle quelles quels " +
        "qui quoi sa sans se ses si son sont sur ta te tes toi ton tu un une vos votre vous c d j l à m n s t y été étée étées étés étant suis es est sommes êtes serai sera serons seront serait étais " +
        "était étions étaient fus fut furent sois soit soient ayant eu eue eus ai as avons avez ont aurai aura auront aurait avais avait avions avaient eut eurent aie ait aient ceci cela ça cet cette " +
        "ici comment pourquoi quand plus comme dont donc aussi";

    public const string Spanish =
        "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien quienes desde " +
        "todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos mucho nada muchos cual cuál cuáles cómo cuándo dónde " +
        "quién poco ella estar estas algunas algo nosotros mi mis tú te ti tu tus ellas nosotras vosotros os mío tuyo suyo nuestro nuestra nuestros nuestras esos esas estoy está estamos están esté " +
        "estaba estaban he has ha hemos han haya había habían hubo soy eres es somos son sea sean era eran fue fueron ser si";

    public const string Russian =
        "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от меня еще ещё нет о из ему теперь когда даже ну ли если уже или ни быть был него " +
        "до вас нибудь вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без чего раз тоже себе под будет ж тогда кто этот того потому этого какой " +
        "какая какие каком ним здесь этом мой тем чтобы нее неё сейчас были куда зачем почему всех никогда можно при наконец об другой хоть после над больше тот через эти нас про всего них эту моя " +
        "впрочем свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это";

    public const string Arabic =
        "من في على إلى الى عن مع هذا هذه ذلك تلك هؤلاء التي الذي الذين اللتي أن ان إن كان كانت يكون تكون هو هي هم هن أنا نحن أنت أنتم ما ماذا متى أين كيف لماذا هل لم لن لا ليس ليست قد كل بعض أو او ثم " +
        "بل حتى إذا اذا عند بين بعد قبل حول غير أي اي كما لكن منذ خلال فيه فيها عليه عليها له لها به بها إنه أنه أنها";

    public const string Hindi =
        "का के की को में से पर और है हैं था थी थे हो होता होती होते हुआ हुई हुए यह ये वह वे इस उस इन उन एक कि जो तो भी ही ने लिए साथ तक या नहीं कर करना करने किया करते करता कुछ कोई क्या कौन कब कहाँ " +
        "कैसे क्यों अपने अपनी अपना आप हम मैं तुम जब तब अगर लेकिन बहुत सब सभी द्वारा बाद पहले गया गई गए रहा रही रहे इसके उसके इसकी उनके जैसे वाले जिस किसी";
}
